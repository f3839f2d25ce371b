import { nodeSurroundings } from '@corefile/project/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.ts';

// Started by an editor with --stdio, --node-ipc or --socket=PORT.
startServer(createConnection(ProposedFeatures.all), { surroundings: nodeSurroundings() });
