import { nodeSurroundings } from '@corefile/project/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { folderConfig } from './folder-config.ts';
import { startServer } from './server.ts';

// Started by an editor with --stdio, --node-ipc or --socket=PORT.
const connection = createConnection(ProposedFeatures.all);
startServer(connection, {
  surroundings: nodeSurroundings(),
  config: path => folderConfig(path, message => connection.console.warn(message)),
});
