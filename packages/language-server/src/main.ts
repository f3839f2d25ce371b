// One file for Node and for a worker of a web page: the engines are the bulk of it and the same in both.
if (typeof process === 'object' && process.versions?.node) void import('./node.ts');
else void import('./browser.ts');

export {};
