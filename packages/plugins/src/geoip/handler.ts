import { findOpt, optionCodes, parseIp, readSubnet } from '@corefile/dns';
import { type HandlerOf, pass, type Query } from '@corefile/evaluator';
import { parseAddr } from '@corefile/golang';
import { openDatabase } from './database.ts';
import { asnLabels, cityLabels } from './labels.ts';
import type { schema } from './schema.ts';

/** Tells other plugins, by metadata, where a client is (plugin/geoip). */
export const handle: HandlerOf<typeof schema> = (stanzas, { world }) => {
  const path = stanzas.findLast(({ config }) => config.path !== '')?.config.path ?? '';
  const readsSubnet = stanzas.some(({ config }) => config['edns-subnet']);
  const file = world.readBinary(path);
  const database = file && openDatabase(file);
  const known = new Map<unknown, ReturnType<typeof cityLabels>>();
  return {
    name: 'geoip',
    serve: pass,
    provideMetadata(query, labels) {
      const client = parseAddr(query.client.ip);
      if (!database || !client.ok) return;
      const place = database.find((readsSubnet && subnetAddress(query)) || client.value.bytes);
      let told = known.get(place);
      if (!told) {
        told = database.kind === 'city' ? cityLabels(place) : asnLabels(place);
        known.set(place, told);
      }
      for (const [label, value] of told) labels.set(label, () => value);
    },
  };
};

/** Address of the query's client subnet, if it names one: 16 octets, for miekg/dns maps IPv4 addresses into IPv6. */
function subnetAddress(query: Query): readonly number[] | undefined {
  const option = findOpt(query.request)?.rdata.options.find(({ code }) => code === optionCodes.SUBNET);
  const subnet = option && readSubnet(option);
  if (!subnet) return undefined;
  const address = parseIp(subnet.address) ?? new Uint8Array(4);
  return address.length === 16 ? [...address] : [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, ...address];
}
