import { expect, test } from 'vitest';
import { serverOf } from '../ask.ts';

const soa = '900 IN SOA ns.example.net. hostmaster.example.net. 1 7200 900 1209600 86400\n';
const askOf = (stanza: string, fixture: unknown) => serverOf(`. {\n ${stanza}\n}\n`, { fixture: () => fixture }).ask;

test('of several zones of one name the first that knows a name answers; one without SOA fails', () => {
  const fixture = {
    'p:public': `example.org. ${soa}www.example.org. 60 IN A 192.0.2.1\n`,
    'p:private': `example.org. ${soa}www.example.org. 60 IN A 10.0.0.1\ndb.example.org. 60 IN A 10.0.0.2\n`,
    'p:broken': 'www.example.com. 60 IN A 192.0.2.9\n',
  };
  const ask = askOf('clouddns example.org:p:public example.org:p:private example.com:p:broken', fixture);
  expect(ask('www.example.org.').answer).toEqual(['www.example.org. 60 IN A 192.0.2.1']);
  expect(ask('db.example.org.').answer).toEqual(['db.example.org. 60 IN A 10.0.0.2']);
  expect(ask('none.example.org.').rcode).toBe(3);
  expect(ask('www.example.com.').rcode).toBe(2);
});

test('a zone without fixture is unknown', () => {
  expect(askOf('clouddns example.org:p:public', {})('www.example.org.').disposition).toBe('indeterminate');
  expect(askOf('clouddns example.org:p:public', undefined)('example.net.').disposition).not.toBe('indeterminate');
});

test('route53: names in octal, sets with a value that cannot be read, zones without final dot', () => {
  const [name, value] = String(soa).split(' IN SOA ');
  const ResourceRecordSets = [
    { Name: 'example.org.', Type: 'SOA', TTL: Number(name), ResourceRecords: [{ Value: value?.trim() }] },
    { Name: '\\052.example.org.', Type: 'A', TTL: 60, ResourceRecords: [{ Value: '192.0.2.1' }, { Value: 'none' }] },
    { Name: '\\137x.example.org.', Type: 'A', TTL: 60, ResourceRecords: [{ Value: '192.0.2.2' }] },
    { Name: 'alias.example.org.', Type: 'A', AliasTarget: { DNSName: 'elb.example.net.' } },
  ];
  const ask = askOf('route53 example.org.:Z1 example.com:Z1', { Z1: { ResourceRecordSets } });
  expect(ask('any.example.org.').answer).toEqual(['any.example.org. 60 IN A 192.0.2.1']);
  expect(ask('_x.example.org.').answer).toEqual(['_x.example.org. 60 IN A 192.0.2.1']);
  expect(ask('example.com.').trace).toContain('route53 pass');
});

test('clouddns: targets need no final dot, and what cannot be read ends the zone', () => {
  const sets = [
    { name: 'example.org.', type: 'SOA', ttl: 60, rrdatas: [soa.split(' IN SOA ')[1]?.trim()] },
    { name: 'a.example.org.', type: 'CNAME', ttl: 60, rrdatas: ['b.example.org'] },
    { name: 'b.example.org.', type: 'A', ttl: 60, rrdatas: ['192.0.2.1'] },
    { name: 'c.example.org.', type: 'A', ttl: 60, rrdatas: ['none'] },
    { name: 'd.example.org.', type: 'A', ttl: 60, rrdatas: ['192.0.2.2'] },
  ];
  const ask = askOf('clouddns example.org:p:z', { 'p:z': sets });
  expect(ask('a.example.org.').answer).toEqual([
    'a.example.org. 60 IN CNAME b.example.org.',
    'b.example.org. 60 IN A 192.0.2.1',
  ]);
  expect(ask('d.example.org.').rcode).toBe(3);
});

test('azure: record sets as the API or its command line give them; private zones have no name servers', () => {
  const sets = [
    {
      fqdn: 'example.org.',
      TTL: 300,
      SOARecord: {
        host: 'ns1.azure.com.',
        email: 'hostmaster.azure.com',
        serialNumber: 1,
        refreshTime: 2,
        retryTime: 3,
        expireTime: 4,
        minimumTTL: 5,
      },
    },
    { fqdn: 'example.org.', TTL: 300, NSRecords: [{ nsdname: 'ns1.azure.com.' }] },
    { properties: { fqdn: 'www.example.org.', TTL: 60, ARecords: [{ ipv4Address: '192.0.2.1' }] } },
    { fqdn: 'alias.example.org.', ttl: 60, cnameRecord: { cname: 'www.example.org' } },
  ];
  const zone = (access: string) => askOf(`azure rg:example.org {\n access ${access}\n }`, { 'rg:example.org': sets });
  expect(zone('public')('alias.example.org.').answer).toEqual([
    'alias.example.org. 60 IN CNAME www.example.org.',
    'www.example.org. 60 IN A 192.0.2.1',
  ]);
  expect(zone('public')('example.org.', 'NS').answer).toEqual(['example.org. 300 IN NS ns1.azure.com.']);
  expect(zone('private')('example.org.', 'NS').answer).toEqual([]);
  expect(zone('public')('example.org.', 'SOA').answer).toEqual([
    'example.org. 300 IN SOA ns1.azure.com. hostmaster.azure.com. 1 2 3 4 5',
  ]);
});
