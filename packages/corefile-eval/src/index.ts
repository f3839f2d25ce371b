export { main } from './main.ts';
export { nodeCrypto } from './node-crypto.ts';
