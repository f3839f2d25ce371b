export { durationString, parseDuration } from './duration.ts';
export { type Declarations, declareEnvironment, type Environment } from './expr/environment.ts';
export {
  compileExpression,
  type ExpressionClock,
  type ExpressionFunction,
  type ExpressionResult,
  type ExpressionValue,
  evaluateExpression,
  type Program,
} from './expr/program.ts';
export { parseFloat64 } from './float.ts';
export { joinHostPort, splitHostPort } from './host-port.ts';
export { atoi, parseBool, parseInteger, parseUint } from './integer.ts';
export { contains, type IP, type IPNet, ipNetString, ipString, parseCIDR, parseIP } from './ip.ts';
export { type Addr, addrString, type Prefix, parseAddr, parsePrefix } from './netip.ts';
export { baseName, cleanPath, dirName, hasGlobMeta, isAbsolutePath, joinPath, matchPath } from './path.ts';
export { canBackquote, isPrint, quote, quoteRune, quoteToASCII, unquote } from './quote.ts';
export { compileRegexp, quoteMeta, type Regexp } from './regexp.ts';
export { fail, ok, type Result } from './result.ts';
export { compareStrings, equalFold, fields, isSpace, toLower, toUpper, trimSpace } from './strings.ts';
export { hostnameOf, type ParsedURL, parseURL, portOf } from './url.ts';
export { utf8Decode, utf8Encode, utf8Length } from './utf8.ts';
