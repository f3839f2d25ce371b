export { asOf, declaredOf, type Formerly } from './as-of.ts';
export { type Binding, type Bound, bind, type Expected, type Misfit, unknownWord } from './bind.ts';
export { closest } from './closest.ts';
export { type Cursor, type CursorOptions, cursorAt } from './cursor.ts';
export { type DecodeOptions, decode } from './decode.ts';
export { decodePlugin } from './decode-plugin.ts';
export { describeBinding, describeOption, describePlugin, describeSlot } from './describe.ts';
export { type Candidate, type Expectation, expectAt } from './expect.ts';
export { externalPluginsSchema } from './external/json-schema.ts';
export { type ExternalPlugin, readExternalPlugins } from './external/read-external-plugins.ts';
export type { Infer, InferStanzas } from './infer.ts';
export {
  type BoundLine,
  type Model,
  placeOf,
  type ServerBlock,
  type Stanza,
  type StanzaLine,
  writtenLines,
  writtenStanzas,
} from './model.ts';
export { oncePer } from './once-per.ts';
export { lineOf, type Option, type Place, type PlaceLine } from './place.ts';
export {
  type AnyPlugin,
  type BlockFacts,
  type Body,
  type CheckContext,
  type Claim,
  type Complaint,
  type Continuation,
  collected,
  continuation,
  definePlugin,
  type Entries,
  entries,
  type Head,
  type InstanceStanza,
  type Plugin,
  type Properties,
  type Property,
  type PropertyMap,
  properties,
  property,
  type ReadYaml,
  type Repeat,
  type Report,
  type Stanza as StanzaForm,
  stanza,
} from './plugin.ts';
export type { SchemaProblem, SchemaProblemCode } from './problem.ts';
export { isLone, rowsOf } from './rows.ts';
export { addressText, readKey, type ServerAddress } from './server/address.ts';
export { defaultPorts, normalizeZones, splitTransport, splitZonePort, type Transport } from './server/zone.ts';
export { type Parameter, type Signature, type SignatureHelp, signatureAt } from './signature.ts';
export {
  type AnySlot,
  type Args,
  type Choice,
  choice,
  type Extra,
  type Flag,
  type Forms,
  flag,
  forms,
  type Groups,
  groups,
  guarded,
  type List,
  many,
  type One,
  one,
  optional,
  optionalChoice,
  type Presence,
  type Raw,
  type Row,
  raw,
  type Slot,
  type Surroundings,
  some,
  type Variant,
  type Variants,
  variant,
} from './slot.ts';
export { labelOf, signaturesOf, usageOf, usageOfPlugin } from './usage.ts';
export { anyCase, Fault, type Value, value, where } from './value.ts';
export { hasNoAuthority, keyPairFault } from './values/certificate-fault.ts';
export { duration, hours, minutes, secondsToMs } from './values/duration.ts';
export { hostPort, listenAddress, stripZone, unlistenable } from './values/endpoint.ts';
export { type Joined, joined, repeated } from './values/joined.ts';
export { type KeyFault, type KeyFiles, keyFiles, readKeyPair } from './values/key-files.ts';
export { ip, network } from './values/network.ts';
export { bool, float, int, percent, seconds, uint } from './values/number.ts';
export { path } from './values/path.ts';
export { pathFault, rooted } from './values/path-fault.ts';
export { regex } from './values/regex.ts';
export { text } from './values/text.ts';
export { checkCertificates, checkTlsFiles, type TlsFiles } from './values/tls-files.ts';
export { anyFromZone, fromZone, type ReadUpstream, readUpstream, upstreamText } from './values/upstream.ts';
export {
  anyCaseQclass,
  anyCaseQtype,
  anyCaseRcode,
  qclass,
  qtype,
  rcode,
  withoutServiceTypes,
  word,
} from './values/vocabulary.ts';
export { fallthroughZones, name, origin, ownZones, uncheckedZones, zones } from './values/zone.ts';
export { compareVersions, isKnownIn, type Lifetime, notInVersion } from './version.ts';
