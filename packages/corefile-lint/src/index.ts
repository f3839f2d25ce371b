export { nodeHost, nodeSurroundings } from './host.ts';
export { main } from './main.ts';
