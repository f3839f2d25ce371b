// The YAML library is read only by who needs it: import this file with import().
export { LineCounter, parseDocument } from 'yaml';
