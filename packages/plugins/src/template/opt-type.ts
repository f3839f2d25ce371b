import {
  compactAnswersOk,
  dnssecOk,
  type EdnsOption,
  ednsVersion,
  encodeHex,
  extendedRcode,
  isType,
  type OptRecord,
  optionCodes,
  parseIp,
  printOpt,
  printOption,
  printRecord,
  type ResourceRecord,
  readSubnet,
  udpSize,
} from '@corefile/dns';
import { characters } from '@corefile/evaluator';
import {
  boolType,
  type GoMethod,
  type GoType,
  type GoValue,
  intType,
  type Methods,
  ok,
  pointerTo,
  sliceOf,
  stringType,
  uint8Type,
  uint16Type,
  uint32Type,
} from '@corefile/golang';

// Records of a query as templates see them: mostly its OPT record, with the types of miekg/dns.

/** A method without arguments. */
export const getter = <T>(result: GoType, of: (receiver: T) => unknown): GoMethod => ({
  params: [],
  result,
  call: receiver => ok(of(receiver as T)),
});

const fieldsOf = (types: Readonly<Record<string, GoType>>) =>
  Object.entries(types).map(([name, type]) => ({ name, type }));

const headerType: GoType = {
  kind: 'struct',
  name: 'dns.RR_Header',
  fields: fieldsOf({ Name: stringType, Rrtype: uint16Type, Class: uint16Type, Ttl: uint32Type, Rdlength: uint16Type }),
};
const header = ({ name, type, class: rclass, ttl }: ResourceRecord) => ({
  Name: characters(name),
  Rrtype: BigInt(type),
  Class: BigInt(rclass),
  Ttl: BigInt(ttl),
  Rdlength: 0n,
});

interface Held {
  readonly record: ResourceRecord;
}
const recordMethods: Methods = {
  Header: getter<Held>(pointerTo(headerType), ({ record }) => header(record)),
  String: getter<Held>(stringType, ({ record }) =>
    characters(isType(record, 'OPT') ? printOpt(record) : printRecord(record)),
  ),
};
export const recordType: GoType = { kind: 'interface', name: 'dns.RR', methods: recordMethods };

interface HeldOption {
  readonly option: EdnsOption;
}
const optionMethods: Methods = {
  Option: getter<HeldOption>(uint16Type, ({ option }) => BigInt(option.code)),
  String: getter<HeldOption>(stringType, ({ option }) => optionText(option)),
};
const optionType: GoType = { kind: 'interface', name: 'dns.EDNS0', methods: optionMethods };

interface HeldOpt {
  readonly record: OptRecord;
}
const optType: GoType = {
  kind: 'struct',
  name: 'dns.OPT',
  fields: fieldsOf({ Hdr: headerType, Option: sliceOf(optionType) }),
  pointerMethods: {
    ...recordMethods,
    UDPSize: getter<HeldOpt>(uint16Type, ({ record }) => BigInt(udpSize(record))),
    Version: getter<HeldOpt>(uint8Type, ({ record }) => BigInt(ednsVersion(record))),
    ExtendedRcode: getter<HeldOpt>(intType, ({ record }) => BigInt(extendedRcode(record))),
    Do: getter<HeldOpt>(boolType, ({ record }) => dnssecOk(record)),
    Co: getter<HeldOpt>(boolType, ({ record }) => compactAnswersOk(record)),
    Z: getter<HeldOpt>(uint16Type, ({ record }) => BigInt(record.ttl & 0x3fff)),
  },
};
export const optPointer = pointerTo(optType);
export const optValue = (record: OptRecord) => ({
  Hdr: header(record),
  Option: record.rdata.options.map(optionValue),
  record,
});

/** A record in the interface that sections hold it in. */
export function recordValue(record: ResourceRecord): GoValue {
  if (isType(record, 'OPT')) return { type: optPointer, value: optValue(record) };
  const type: GoType = {
    kind: 'struct',
    name: 'dns.RFC3597',
    fields: fieldsOf({ Hdr: headerType }),
    pointerMethods: recordMethods,
  };
  return { type: pointerTo(type), value: { Hdr: header(record), record } };
}

const octetsType = sliceOf(uint8Type);
const octetsOf = (data: Uint8Array) => [...data].map(octet => BigInt(octet));

function optionValue(option: EdnsOption): GoValue {
  const { name, fields, value } = shapeOf(option);
  const type: GoType = {
    kind: 'struct',
    name: `dns.EDNS0_${name}`,
    fields: fieldsOf({ Code: uint16Type, ...fields }),
    pointerMethods: optionMethods,
  };
  return { type: pointerTo(type), value: { Code: BigInt(option.code), ...value, option } };
}

interface Shape {
  readonly name: string;
  readonly fields: Readonly<Record<string, GoType>>;
  readonly value: Readonly<Record<string, unknown>>;
}

function shapeOf(option: EdnsOption): Shape {
  const { code, data } = option;
  switch (code) {
    case optionCodes.NSID:
      return { name: 'NSID', fields: { Nsid: stringType }, value: { Nsid: encodeHex(data) } };
    case optionCodes.COOKIE:
      return { name: 'COOKIE', fields: { Cookie: stringType }, value: { Cookie: encodeHex(data) } };
    case optionCodes.PADDING:
      return { name: 'PADDING', fields: { Padding: octetsType }, value: { Padding: octetsOf(data) } };
    case optionCodes.SUBNET:
      return subnetShape(option);
    default:
      return { name: 'LOCAL', fields: { Data: octetsType }, value: { Data: octetsOf(data) } };
  }
}

function subnetShape(option: EdnsOption): Shape {
  const { family = 0, netmask = 0, scope = 0, address = '' } = readSubnet(option) ?? {};
  const addressType: GoType = {
    ...octetsType,
    name: 'net.IP',
    methods: { String: getter(stringType, () => address) },
  };
  return {
    name: 'SUBNET',
    fields: { Family: uint16Type, SourceNetmask: uint8Type, SourceScope: uint8Type, Address: addressType },
    value: {
      Family: BigInt(family),
      SourceNetmask: BigInt(netmask),
      SourceScope: BigInt(scope),
      Address: octetsOf(parseIp(address) ?? new Uint8Array()),
    },
  };
}

/** Like the line of a printed message, without the option's name in front. */
function optionText(option: EdnsOption): string {
  if (option.code === optionCodes.NSID) return encodeHex(option.data);
  const line = characters(printOption(option));
  return line.slice(line.indexOf(': ') + 2);
}
