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
export { formatFloat } from './format-float.ts';
export {
  anyType,
  boolType,
  canBeNil,
  complexType,
  findField,
  findMethod,
  float64Type,
  type GoField,
  type GoFunc,
  type GoMethod,
  type GoType,
  type GoValue,
  int64Type,
  intType,
  type Methods,
  mapOf,
  type Outcome,
  pointerTo,
  sliceOf,
  stringType,
  uint8Type,
  uint16Type,
  uint32Type,
  uint64Type,
} from './go-type.ts';
export { joinHostPort, splitHostPort } from './host-port.ts';
export { atoi, parseBool, parseInteger, parseUint } from './integer.ts';
export { contains, type IP, type IPNet, ipNetString, ipString, parseCIDR, parseIP } from './ip.ts';
export { type Addr, addrString, type Prefix, parseAddr, parsePrefix } from './netip.ts';
export { baseName, cleanPath, dirName, hasGlobMeta, isAbsolutePath, joinPath, matchPath } from './path.ts';
export { type PrintArg, sprint, sprintf, sprintln } from './printf.ts';
export { canBackquote, isPrint, quote, quoteRune, quoteToASCII, unquote } from './quote.ts';
export { compileRegexp, quoteMeta, type Regexp } from './regexp.ts';
export { fail, ok, type Result } from './result.ts';
export { compareStrings, equalFold, fields, isSpace, toLower, toUpper, trimSpace } from './strings.ts';
export { checkFields, type FieldProblem } from './text-template/check.ts';
export { type ExecutionLimits, executeTemplate } from './text-template/exec.ts';
export { type FuncMap, parseTemplate, type Template } from './text-template/template.ts';
export { hostnameOf, type ParsedURL, parseURL, portOf } from './url.ts';
export { utf8Decode, utf8Encode, utf8Length } from './utf8.ts';
