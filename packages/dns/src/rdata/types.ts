import { endOfFile } from '../zone-lexer.ts';
import type { Field, RdataTokens } from './field.ts';
import { gateway, ipv4, ipv6, locator32 } from './fields/address.ts';
import { addressPrefixes } from './fields/apl.ts';
import { ednsOptions } from './fields/edns-options.ts';
import {
  anyOctets,
  base32,
  base64,
  hex,
  hit,
  publicKeyWord,
  salt,
  sizedHex,
  splitHex,
  upperHex,
} from './fields/encoded.ts';
import {
  algorithm,
  anyCaseAlgorithm,
  certAlgorithm,
  certType,
  lengthOf,
  readU8,
  u8,
  u16,
  u32,
  u48,
} from './fields/integer.ts';
import { parseLocation, printLocation } from './fields/loc.ts';
import { compressedName, name, names, rawName } from './fields/name.ts';
import { svcbParameters } from './fields/svcb.ts';
import { bareText, floatText, naptrText, octets, parseTexts, quotedText, texts, word } from './fields/text.ts';
import { printTime, signatureTime, soaTimer } from './fields/time.ts';
import { coveredType, typeBitmap } from './fields/type-bitmap.ts';
import { eui48, eui64, nodeId } from './fields/u64.ts';
import { rdataType } from './rdata-type.ts';

/**
 * Every record type that miekg/dns knows, field by field in wire order. The texts are miekg/dns's names of the fields,
 * which its error messages show; a second text is the name in zone-file errors where that is another.
 */

const target = (wireName: string) => rdataType({ target: compressedName(wireName) });
const plainTarget = (wireName: string) => rdataType({ target: name(wireName) });
const txt = (wireName: string) => rdataType({ txt: texts(wireName) });

const noPresentation = (type: string) => (tokens: RdataTokens) =>
  tokens.fail(`${type} records do not have a presentation format`, endOfFile);

/** HINFO and ISDN: two strings, or one that has two words, or more that are joined. */
function twoTexts(tokens: RdataTokens, label: string): [string, string] {
  let all = parseTexts(tokens, label);
  const [only, ...more] = all;
  if (only !== undefined && more.length === 0) {
    const fields = only.split(/[\t\n\v\f\r ]+/).filter(field => field !== '');
    if (fields.length > 1) all = fields;
  }
  return [all[0] ?? '', all.slice(1).join(' ')];
}

const dnskey = {
  flags: u16('Flags'),
  protocol: u8('Protocol'),
  algorithm: u8('Algorithm'),
  publicKey: base64('PublicKey'),
};
const ds = {
  keyTag: u16('KeyTag'),
  algorithm: anyCaseAlgorithm('Algorithm'),
  digestType: u8('DigestType'),
  digest: upperHex('Digest'),
};
const rrsig = {
  typeCovered: coveredType(u16('TypeCovered')),
  algorithm: algorithm('Algorithm'),
  labels: u8('Labels'),
  originalTtl: u32('OrigTtl'),
  expiration: signatureTime('Expiration'),
  inception: signatureTime('Inception'),
  keyTag: u16('KeyTag'),
  signerName: name('SignerName'),
  signature: base64('Signature'),
};
const nsec = { nextDomain: name('NextDomain'), types: typeBitmap('TypeBitMap') };
const svcb = {
  priority: u16('Priority', 'priority'),
  target: name('Target'),
  parameters: svcbParameters('Value'),
};
const tlsa = { usage: u8('Usage'), selector: u8('Selector'), matchingType: u8('MatchingType') };

/** AMTRELAY's discovery bit and gateway type are two words for one octet. */
const relayType: Field<number> = {
  ...u8('GatewayType'),
  parse(tokens) {
    const discovery = tokens.next();
    if (discovery.error || (discovery.text !== '0' && discovery.text !== '1'))
      tokens.fail('bad discovery value', discovery);
    tokens.next();
    return (discovery.text === '1' ? 0x80 : 0) | readU8(tokens, 'value');
  },
  print: value => `${value >> 7} ${value & 0x7f}`,
};

const time48: Field<number> = { ...u48('TimeSigned'), print: printTime };
const plainTime = (wireName: string): Field<number> => ({ ...u32(wireName), print: printTime });

export const rdataTypes = {
  A: rdataType({ address: ipv4('A') }),
  NS: target('Ns'),
  MD: target('Md'),
  MF: target('Mf'),
  CNAME: target('Target'),
  SOA: rdataType({
    mname: compressedName('Ns'),
    rname: compressedName('Mbox'),
    serial: u32('Serial', 'zone parameter'),
    refresh: soaTimer('Refresh'),
    retry: soaTimer('Retry'),
    expire: soaTimer('Expire'),
    minimum: soaTimer('Minttl'),
  }),
  MB: target('Mb'),
  MG: target('Mg'),
  MR: target('Mr'),
  NULL: rdataType({ data: anyOctets('Data') }, { parse: noPresentation('NULL'), lead: ';' }),
  PTR: target('Ptr'),
  HINFO: rdataType(
    { cpu: quotedText('Cpu'), os: quotedText('Os') },
    {
      parse(tokens) {
        const [cpu, os] = twoTexts(tokens, 'Fields');
        return { cpu, os };
      },
    },
  ),
  MINFO: rdataType({ rmail: compressedName('Rmail'), email: compressedName('Email') }),
  MX: rdataType({ preference: u16('Preference', 'Pref'), exchange: compressedName('Mx') }),
  TXT: txt('Txt'),
  RP: rdataType({ mbox: name('Mbox'), txt: name('Txt') }),
  AFSDB: rdataType({ subtype: u16('Subtype'), hostname: name('Hostname') }),
  X25: rdataType({ address: bareText('PSDNAddress') }),
  ISDN: rdataType(
    { address: quotedText('Address'), subAddress: quotedText('SubAddress') },
    {
      parse(tokens) {
        const [address, subAddress] = twoTexts(tokens, 'Fields');
        return { address, subAddress };
      },
    },
  ),
  RT: rdataType({ preference: u16('Preference'), host: name('Host') }),
  'NSAP-PTR': plainTarget('Ptr'),
  SIG: rdataType(rrsig, { errorName: 'RRSIG' }),
  KEY: rdataType(dnskey),
  PX: rdataType({ preference: u16('Preference'), map822: name('Map822'), mapx400: name('Mapx400') }),
  GPOS: rdataType({
    longitude: floatText('Longitude'),
    latitude: floatText('Latitude'),
    altitude: floatText('Altitude'),
  }),
  AAAA: rdataType({ address: ipv6('AAAA') }),
  LOC: rdataType(
    {
      version: u8('Version'),
      size: u8('Size'),
      horizontalPrecision: u8('HorizPre'),
      verticalPrecision: u8('VertPre'),
      latitude: u32('Latitude'),
      longitude: u32('Longitude'),
      altitude: u32('Altitude'),
    },
    { parse: parseLocation, print: printLocation },
  ),
  NXT: rdataType(nsec, { errorName: 'NSEC' }),
  EID: rdataType({ endpoint: upperHex('Endpoint') }),
  NIMLOC: rdataType({ locator: upperHex('Locator') }),
  SRV: rdataType({ priority: u16('Priority'), weight: u16('Weight'), port: u16('Port'), target: name('Target') }),
  NAPTR: rdataType({
    order: u16('Order'),
    preference: u16('Preference'),
    flags: naptrText('Flags'),
    service: naptrText('Service'),
    regexp: naptrText('Regexp'),
    replacement: rawName('Replacement'),
  }),
  KX: rdataType({ preference: u16('Preference', 'Pref'), exchanger: name('Exchanger') }),
  CERT: rdataType({
    type: certType('Type'),
    keyTag: u16('KeyTag'),
    algorithm: certAlgorithm('Algorithm'),
    certificate: base64('Certificate'),
  }),
  DNAME: plainTarget('Target'),
  OPT: rdataType({ options: ednsOptions('Option') }, { parse: noPresentation('OPT') }),
  APL: rdataType({ prefixes: addressPrefixes('Prefixes') }),
  DS: rdataType(ds),
  SSHFP: rdataType({
    algorithm: u8('Algorithm'),
    type: u8('Type'),
    fingerprint: { ...upperHex('FingerPrint', 'Fingerprint'), skipsBlank: true },
  }),
  IPSECKEY: rdataType(
    {
      precedence: u8('Precedence', 'value'),
      gatewayType: u8('GatewayType', 'value'),
      algorithm: u8('Algorithm', 'value'),
      gateway: gateway(0xff),
      publicKey: { ...base64('PublicKey'), skipsBlank: true },
    },
    { endsTwice: true },
  ),
  RRSIG: rdataType(rrsig),
  NSEC: rdataType(nsec),
  DNSKEY: rdataType(dnskey),
  DHCID: rdataType({ digest: base64('Digest') }),
  NSEC3: rdataType({
    hash: u8('Hash'),
    flags: u8('Flags'),
    iterations: u16('Iterations'),
    saltLength: lengthOf(u8('SaltLength')),
    salt: salt('Salt', 'saltLength', true),
    hashLength: lengthOf(u8('HashLength')),
    nextDomain: base32('NextDomain', 'hashLength'),
    types: typeBitmap('TypeBitMap'),
  }),
  NSEC3PARAM: rdataType({
    hash: u8('Hash'),
    flags: u8('Flags'),
    iterations: u16('Iterations'),
    saltLength: lengthOf(u8('SaltLength')),
    salt: salt('Salt', 'saltLength', false),
  }),
  TLSA: rdataType({ ...tlsa, certificate: hex('Certificate') }),
  SMIMEA: rdataType({ ...tlsa, certificate: splitHex('Certificate') }),
  HIP: rdataType({
    hitLength: lengthOf(u8('HitLength')),
    publicKeyAlgorithm: u8('PublicKeyAlgorithm'),
    publicKeyLength: lengthOf(u16('PublicKeyLength')),
    hit: hit('Hit', 'hitLength'),
    publicKey: publicKeyWord('PublicKey', 'publicKeyLength'),
    rendezvousServers: names('RendezvousServers'),
  }),
  NINFO: txt('ZSData'),
  RKEY: rdataType(dnskey),
  TALINK: rdataType({ previousName: name('PreviousName'), nextName: name('NextName') }),
  CDS: rdataType(ds),
  CDNSKEY: rdataType(dnskey),
  OPENPGPKEY: rdataType({ publicKey: base64('PublicKey') }),
  CSYNC: rdataType({ serial: u32('Serial', 'serial'), flags: u16('Flags', 'flags'), types: typeBitmap('TypeBitMap') }),
  ZONEMD: rdataType({
    serial: u32('Serial'),
    scheme: u8('Scheme'),
    hash: u8('Hash', 'Hash Algorithm'),
    digest: hex('Digest'),
  }),
  SVCB: rdataType(svcb),
  HTTPS: rdataType(svcb, { errorName: 'SVCB' }),
  SPF: txt('Txt'),
  UINFO: rdataType(
    { uinfo: quotedText('Uinfo') },
    // Strings after the first are dropped.
    { parse: tokens => ({ uinfo: parseTexts(tokens, 'Uinfo')[0] ?? '' }) },
  ),
  UID: rdataType({ uid: u32('Uid') }),
  GID: rdataType({ gid: u32('Gid') }),
  NID: rdataType({ preference: u16('Preference'), nodeId: nodeId('NodeID', false) }),
  L32: rdataType({ preference: u16('Preference'), locator: locator32('Locator32') }),
  L64: rdataType({ preference: u16('Preference'), locator: nodeId('Locator64', true) }),
  LP: rdataType({ preference: u16('Preference'), fqdn: name('Fqdn') }),
  EUI48: rdataType({ address: eui48('Address') }),
  EUI64: rdataType({ address: eui64('Address') }),
  NXNAME: rdataType({}, { parse: noPresentation('NXNAME') }),
  TKEY: rdataType(
    {
      algorithm: rawName('Algorithm'),
      inception: plainTime('Inception'),
      expiration: plainTime('Expiration'),
      mode: u16('Mode'),
      error: u16('Error'),
      keySize: u16('KeySize'),
      key: sizedHex('Key', 'keySize'),
      otherLength: u16('OtherLen'),
      otherData: sizedHex('OtherData', 'otherLength'),
    },
    { parse: parseTkey, lead: ';', gap: ' ' },
  ),
  TSIG: rdataType(
    {
      algorithm: rawName('Algorithm'),
      timeSigned: time48,
      fudge: u16('Fudge'),
      macSize: u16('MACSize'),
      mac: { ...sizedHex('MAC', 'macSize'), print: (value: string) => value.toUpperCase() },
      originalId: u16('OrigId'),
      error: u16('Error'),
      otherLength: u16('OtherLen'),
      otherData: sizedHex('OtherData', 'otherLength'),
    },
    { parse: noPresentation('TSIG'), lead: '\n;; TSIG PSEUDOSECTION:\n; ', gap: ' ' },
  ),
  ANY: rdataType({}, { parse: noPresentation('ANY') }),
  URI: rdataType({ priority: u16('Priority'), weight: u16('Weight'), target: octets('Target') }),
  CAA: rdataType({ flags: u8('Flag'), tag: word('Tag'), value: octets('Value') }),
  AVC: txt('Txt'),
  AMTRELAY: rdataType({ precedence: u8('Precedence', 'value'), gatewayType: relayType, gateway: gateway(0x7f) }),
  // Errors of its texts are not prefixed, as if they were sized.
  RESINFO: rdataType({ txt: { ...texts('Txt'), sized: true, parse: tokens => parseTexts(tokens, 'Resinfo') } }),
  TA: rdataType(ds),
  DLV: rdataType(ds),
};

/** TKEY is written `algorithm keysize key otherlen other`; the line's end is left to the zone parser. */
function parseTkey(tokens: RdataTokens) {
  const text = (label: string): string => {
    const token = tokens.next();
    return token.kind === 'string' ? token.text : tokens.bad(label, token);
  };
  const algorithmName = text('algorithm');
  tokens.next();
  const keySize = readU8(tokens, 'key length');
  tokens.next();
  const key = text('key');
  tokens.next();
  const otherLength = readU8(tokens, 'otherdata length');
  tokens.next();
  const otherData = text('otherday');
  return {
    algorithm: algorithmName,
    inception: 0,
    expiration: 0,
    mode: 0,
    error: 0,
    keySize,
    key,
    otherLength,
    otherData,
  };
}
