import type { AnswerCase } from '../answer-case.ts';
import { dice } from '../dice.ts';

const TYPES = 'A AAAA CNAME MX NS SOA TXT SRV PTR DS DNSKEY NSEC RRSIG ANY HTTPS NAPTR CAA DNAME'.split(' ');
const FLAGS = ['+noedns', '+bufsize=4096', '+bufsize=4096 +do', '+tcp', '+cd +ad', '+bufsize=700 +nord'];

/**
 * `count` more queries for the same set-up, always the same ones: names that it asks for or holds, and those around them,
 * with any type and flags. No test says what to expect; the server does.
 */
export function widen(of: AnswerCase, count: number): AnswerCase {
  const { chance, pick } = dice(of.name.length * 7919 + of.corefile.length);
  const held = [of.corefile, ...Object.values(of.files ?? {}), ...of.queries].join('\n');
  const written = [...held.matchAll(/(?<![\w./:-])(?:[\w*-]+\.)+[a-z][\w-]*\.?(?![\w/:])/gi)].map(([name]) => name);
  const asked = of.queries.map(query => query.split(' ')[0] ?? '.');
  const zones = asked.map(name => name.split('.').slice(1).join('.') || '.');
  const owners = [...held.matchAll(/^([a-z*_][\w*.-]*)\s+(?:\d+\s+)?(?:IN\s+)?[A-Z]+\s/gm)].map(
    ([, owner = '']) => owner,
  );
  const names = [...new Set([...asked, ...zones, ...written, 'www.example.org.', '.'])].filter(name =>
    /^[\x21-\x7e]+$/.test(name),
  );
  const name = (): string => {
    const base = owners.length > 0 && zones.length > 0 && chance(0.4) ? `${pick(owners)}.${pick(zones)}` : pick(names);
    if (chance(0.15)) return `${pick(['x', '*', 'a.b', '_tcp', 'www'])}.${base}`;
    if (chance(0.1)) return base.replace(/^[^.]+\./, '') || '.';
    return chance(0.05) ? base.toUpperCase() : base;
  };
  const more = Array.from({ length: count }, () => `${name().replace(/\.{2,}/g, '.')} ${pick(TYPES)} ${pick(FLAGS)}`);
  return { ...of, queries: [...of.queries, ...more.filter(query => !query.startsWith('.x'))] };
}
