import { shown } from '../listeners.ts';
import { defineRule, rangeOf } from '../rule.ts';
import { safe, written } from '../words.ts';

export const reverseZoneMalformed = defineRule({
  name: 'reverse-zone-malformed',
  code: 'CF317',
  severity: 'warning',
  summary: 'This is no zone in which addresses are looked up.',
  why: 'The name of an IPv4 address has its four numbers in reverse order below `in-addr.arpa`; that of an IPv6 address has 32 hexadecimal digits in reverse order, with dots between them, below `ip6.arpa`. Other names are valid zones for which nobody asks.',
  fix: 'Write the zone in reverse order, or the network in CIDR notation: `192.168.1.0/24`.',
  bad: '192.168.1.in-addr.arpa:53 {\n    forward . 192.0.2.1\n}',
  good: '1.168.192.in-addr.arpa:53 {\n    forward . 192.0.2.1\n}',
  check({ model }, report) {
    for (const { addresses } of model.blocks) {
      for (const { zone, key } of addresses) {
        const fault = faultOf(shown(zone));
        if (!fault) continue;
        const range = rangeOf(key.token);
        const text = fault.instead && written(range).replace(shown(zone), fault.instead);
        report(key.token, {
          what: `'${shown(zone)}' is no reverse zone`,
          why: fault.why,
          instead: fault.instead ? `write ${fault.instead}` : 'write the network in CIDR notation',
          fixes: text && text !== written(range) ? safe(`Write ${fault.instead}`, { range, text }) : [],
        });
      }
    }
  },
});

interface ReverseFault {
  readonly why: string;
  readonly instead?: string;
}

function faultOf(zone: string): ReverseFault | undefined {
  if (/(?:^|\.)(?:in-addr-arpa|inaddr\.arpa|in-addr\.apra|ip6-arpa|ipv6\.arpa)$/.test(zone))
    return { why: 'reverse zones end in in-addr.arpa or ip6.arpa' };
  const labels = zone.split('.');
  if (zone.endsWith('.in-addr.arpa')) return ofIPv4(labels.slice(0, -2));
  if (zone.endsWith('.ip6.arpa')) return ofIPv6(labels.slice(0, -2));
  return undefined;
}

function ofIPv4(labels: readonly string[]): ReverseFault | undefined {
  const numbers = labels.filter(label => /^\d+$/.test(label)).map(Number);
  if (numbers.length > 4) return { why: 'an address has four numbers' };
  if (numbers.some(number => number > 255)) return { why: 'the numbers of an address go to 255' };
  if (numbers.length !== labels.length || numbers.length < 2) return undefined; // RFC 2317, or a single number
  const [first = 0, second = 0] = numbers;
  const last = numbers.at(-1) ?? 0;
  const isPrivate = first === 10 || (first === 192 && second === 168) || (first === 172 && second >= 16 && second < 32);
  const reversed = `${labels.toReversed().join('.')}.in-addr.arpa`;
  const canBe = last > 0 && last < 224;
  // Read backwards it would begin with 0, or is certain to be meant the other way round.
  const mustBe = last === 10 || (last === 192 && numbers.at(-2) === 168) || last === 172 || last === 127;
  if (isPrivate && (!canBe || (first !== 10 && !mustBe)))
    return { why: 'its numbers are not in reverse order', instead: reversed };
  return undefined;
}

function ofIPv6(labels: readonly string[]): ReverseFault | undefined {
  if (labels.length > 32) return { why: 'an address has 32 digits' };
  const long = labels.find(label => !/^[\da-f]$/i.test(label));
  return long === undefined ? undefined : { why: `each digit is a label of its own, and '${long}' is not one digit` };
}
