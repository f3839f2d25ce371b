export { type PacketAction, packetAction } from './accept.ts';
export { formatGoIp, formatIp, parseIp, parseIpv4, parseIpv6, toIpv4 } from './address.ts';
export {
  algorithmCodes,
  algorithmNames,
  algorithms,
  certTypeNames,
  certTypes,
  digestTypeNames,
  digestTypes,
} from './algorithm.ts';
export {
  bytesToString,
  fromByteString,
  quoteToAscii,
  stringToBytes,
  toByteString,
  toLower,
  toUpper,
} from './byte-string.ts';
export { dsDigestInput, keyTag, nsec3Hash, signatureInput } from './dnssec.ts';
export {
  type ClientSubnet,
  compactAnswersOk,
  dnssecOk,
  type ExtendedError,
  ednsVersion,
  extendedErrorOption,
  extendedRcode,
  findOpt,
  findOption,
  nsidOption,
  type OptRecord,
  optionHex,
  optRecord,
  readExtendedError,
  readSubnet,
  setDnssecOk,
  setEdnsVersion,
  setExtendedRcode,
  setUdpSize,
  subnetOption,
  udpSize,
} from './edns.ts';
export { type EdnsOption, normalizeOption, optionCodes } from './edns-option.ts';
export { decodeBase32, decodeBase64, decodeHex, encodeBase32, encodeBase64, encodeHex } from './encoding.ts';
export { extendedErrorCode, extendedErrorName } from './extended-error.ts';
export {
  copyMessage,
  type Message,
  message,
  type Question,
  query,
  replyTo,
  setFormatError,
  setRcode,
  setReply,
} from './message.ts';
export {
  canonicalName,
  compareDomain,
  countLabels,
  domainNameLabels,
  equalNames,
  fqdn,
  isDomainName,
  isFqdn,
  isSubDomain,
  joinLabels,
  labelOffsets,
  nameWireLength,
  nextLabel,
  normalizeName,
  prevLabel,
  splitLabels,
} from './name.ts';
export { opcodes, opcodeToString } from './opcode.ts';
export { parseRecord, parseZone } from './parse-zone.ts';
export { escapeText, printName, printTexts, unescapeText } from './presentation.ts';
export { printMessage, printOpt, printOption, printQuestion } from './print-message.ts';
export { privateKeyFault } from './private-key.ts';
export { type RcodeName, rcodes, rcodeToString, stringToRcode } from './rcode.ts';
export type { AddressPrefix } from './rdata/fields/apl.ts';
export type { Location } from './rdata/fields/loc.ts';
export type { SvcbParameter } from './rdata/fields/svcb.ts';
export { svcbKey, svcbKeyName } from './rdata/fields/svcb-key.ts';
export type { SvcbValue } from './rdata/fields/svcb-value.ts';
export { encodeTypeBitmap } from './rdata/fields/type-bitmap.ts';
export { emptyRdata, type OpaqueRdata, type Rdata, type RdataTypeName } from './rdata/rdata.ts';
export {
  copyRecord,
  isDuplicate,
  isType,
  opaqueRecord,
  printRdata,
  printRecord,
  type RecordOf,
  type ResourceRecord,
  record,
} from './record.ts';
export { classNumber, classToString, recordClasses, stringToClass } from './record-class.ts';
export { recordTypes, stringToType, type TypeName, typeNumber, typeToString } from './record-type.ts';
export { addressFromReverse, reverseAddress, reverseFamily } from './reverse-name.ts';
export { MAX_MESSAGE_SIZE, MIN_MESSAGE_SIZE, truncate } from './truncate.ts';
export { stripTsig, type TsigContext, tsigMacInput } from './tsig.ts';
export { parseTtl } from './ttl.ts';
export { decodeMessage, decodeRecord, encodeMessage, encodeRecord } from './wire.ts';
export { WireError } from './wire-error.ts';
export { recordLength, wireLength } from './wire-length.ts';
export { WireReader } from './wire-reader.ts';
export { WireWriter } from './wire-writer.ts';
export type { ZoneError } from './zone-error.ts';
export { type ReadFile, type ZoneOptions, ZoneParser } from './zone-file.ts';
export type { ZoneText } from './zone-lexer.ts';
export { zoneText } from './zone-text.ts';
