// The YAML library is read only by who needs it: import this file with import().
export { isNode, LineCounter, parse, parseAllDocuments, parseDocument } from 'yaml';
