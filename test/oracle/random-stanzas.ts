import type { Dice } from './dice.ts';

/** Zones and labels are few, so that queries, rules and records meet often. */
export const ZONES = ['example.org', 'sub.example.org', 'test', 'corp.test', 'other.net', '2.0.192.in-addr.arpa'];
const LABELS = ['www', 'a', 'b', 'mail', 'nosuch', 'alias', 'x.y', '*', 'wild', '7', 'WwW', 'sub', '_http._tcp'];
export const TYPES = [
  ...['A', 'A', 'A', 'AAAA', 'AAAA', 'TXT', 'MX', 'SRV', 'CNAME', 'NS', 'SOA', 'PTR', 'ANY', 'DS', 'HTTPS', 'CAA'],
  'TYPE65280',
];

export const someName = (dice: Dice): string => (dice.chance(0.15) ? '' : `${dice.pick(LABELS)}.`) + dice.pick(ZONES);
const address = (dice: Dice) => `192.0.2.${dice.between(1, 9)}`;
const address6 = (dice: Dice) => `2001:db8::${dice.between(1, 9)}`;
const ttl = (dice: Dice) => dice.pick([0, 1, 30, 60, 300, 3600, 86400]);

/** What a stanza is written for: the files it may add, the upstreams it may ask. */
export interface Surroundings {
  readonly dice: Dice;
  readonly zone: string;
  readonly files: Record<string, string>;
  readonly upstreams: readonly string[];
}

const hosts = ({ dice }: Surroundings) => {
  const lines = dice.several(dice.between(1, 6), () => {
    const names = dice.several(dice.between(1, 2), () => someName(dice).replace('*.', 'star.'));
    return `${dice.chance(0.75) ? address(dice) : address6(dice)} ${names.join(' ')}`;
  });
  const options = [
    dice.pick([`ttl ${dice.between(1, 9000)}`, 'no_reverse', '']),
    dice.pick(['fallthrough', `fallthrough ${dice.pick(ZONES)}`, '', '']),
  ];
  return block(`hosts hosts.txt${dice.chance(0.2) ? ` ${dice.pick(ZONES)}` : ''}`, [...lines, ...options]);
};

const file = ({ dice, zone, files }: Surroundings) => {
  const origin = zone === '.' ? dice.pick(ZONES) : zone;
  const owner = () => (dice.chance(0.1) ? '@' : dice.pick(LABELS));
  const lines = dice.several(dice.between(3, 14), () => {
    const kind = dice.pick(['A', 'A', 'AAAA', 'TXT', 'MX', 'SRV', 'CNAME', 'CNAME', 'NS', 'DNAME', 'CAA', 'HTTPS']);
    return `${owner()} ${ttl(dice)} IN ${kind} ${rdata(dice, kind)}`;
  });
  // One name has a CNAME or other records, never both: what the server makes of both is a matter of its tree.
  const single = lines.filter((line, index) => !lines.some((other, at) => at !== index && clash(line, other)));
  const name = `db.${Object.keys(files).length}`;
  files[name] = [
    `$ORIGIN ${origin}.`,
    `@ 3600 IN SOA ns h 1 2 3 4 ${ttl(dice)}`,
    '@ 300 IN NS ns',
    `ns 60 IN A ${address(dice)}`,
    ...single,
    '',
  ].join('\n');
  return block(`file ${name} ${origin}`, [dice.pick(['fallthrough', '', ''])]);
};

function clash(one: string, other: string): boolean {
  const [owner, , , type] = one.toLowerCase().split(' ');
  const [owner2, , , type2] = other.toLowerCase().split(' ');
  const exclusive = (name: string | undefined) => name === 'cname' || name === 'dname';
  return owner === owner2 && (exclusive(type) || exclusive(type2) || one === other);
}

function rdata(dice: Dice, type: string): string {
  const target = () => `${someName(dice)}.`;
  switch (type) {
    case 'A':
      return address(dice);
    case 'AAAA':
      return address6(dice);
    case 'TXT':
      return `"${dice.pick(['one', 'two words', 'semi;colon'])}"`;
    case 'MX':
      return `${dice.between(1, 20)} ${target()}`;
    case 'SRV':
      return `${dice.between(0, 2)} 5 80 ${target()}`;
    case 'CAA':
      return '0 issue "ca.test"';
    case 'HTTPS':
      return `1 ${target()} alpn=h2`;
    default:
      return target();
  }
}

const template = ({ dice }: Surroundings) => {
  const type = dice.pick(['A', 'A', 'AAAA', 'TXT', 'MX', 'ANY']);
  const made = type === 'ANY' ? 'TXT' : type;
  const answer = `answer "{{ .Name }} ${ttl(dice)} {{ .Class }} ${made} ${made === 'TXT' ? '{{ .Type }} {{ .Zone }}' : rdata(dice, made).replaceAll('"', '')}"`;
  const match = dice.pick([
    '',
    '',
    `match ^${dice.pick(['www', 'a', '(?P<n>[0-9]+)', 'WWW'])}[.]`,
    'match [.]test[.]$',
  ]);
  const rcode = dice.pick(['', '', '', 'rcode NXDOMAIN', 'rcode SERVFAIL', 'rcode REFUSED']);
  const authority = dice.chance(0.3) ? `authority "test. 60 IN SOA ns.test. h.test. 1 2 3 4 ${ttl(dice)}"` : '';
  const head = `template ${dice.pick(['IN', 'IN', 'IN', 'ANY'])} ${type}${dice.chance(0.4) ? ` ${dice.pick(ZONES)}` : ''}`;
  return block(head, [
    match,
    dice.chance(0.8) ? answer : '',
    authority,
    rcode,
    dice.pick(['fallthrough', 'fallthrough', '']),
  ]);
};

const rewrite = ({ dice }: Surroundings) => {
  const name = () => someName(dice).replace('*.', '');
  const mode = dice.pick(['', '', 'continue ', 'stop ']);
  return `rewrite ${mode}${dice.pick([
    () => `name ${name()} ${name()}`,
    () => `name suffix .${dice.pick(ZONES)} .${dice.pick(ZONES)}${dice.pick(['', ' answer auto'])}`,
    () => `name prefix www. mail.${dice.pick(['', ' answer auto'])}`,
    () => `name substring example other${dice.pick(['', ' answer auto'])}`,
    () =>
      `name regex (.*)\\.corp\\.test {1}.${dice.pick(ZONES)}${dice.pick(['', ` answer name (.*)\\.test {1}.corp.test`])}`,
    () => `type ${dice.pick(['A', 'AAAA', 'TXT'])} ${dice.pick(['A', 'MX', 'TXT'])}`,
    () =>
      `ttl ${dice.pick([name(), `suffix .${dice.pick(ZONES)}`, 'regex .*'])} ${dice.pick(['5', '10-60', '-30', '100-'])}`,
    () => `rcode regex .* ${dice.pick(['NXDOMAIN NOERROR', 'SERVFAIL NXDOMAIN', 'REFUSED NXDOMAIN'])}`,
    () => 'class CH IN',
  ])()}`;
};

const acl = ({ dice }: Surroundings) =>
  block(`acl${dice.chance(0.6) ? ` ${dice.pick(ZONES)}` : ''}`, [
    dice.pick(['allow', 'block', 'filter']) +
      dice.pick(['', ' type A', ' type AAAA TXT', ' net 127.0.0.2', ' type * net 127.0.0.0/30']),
    dice.pick(['', 'block type ANY', 'filter net 127.0.0.2']),
  ]);

const forward = ({ dice, upstreams }: Surroundings) => {
  if (upstreams.length === 0) return '';
  const to = dice.pick(upstreams);
  const options = [
    dice.pick(['', `except ${dice.pick(ZONES)}`]),
    dice.pick(['', 'prefer_udp', 'force_tcp', 'policy sequential']),
  ];
  return block(`forward ${dice.chance(0.7) ? '.' : dice.pick(ZONES)} ${to}`, options);
};

const cache = ({ dice }: Surroundings) =>
  block(`cache${dice.pick(['', ' 20', ` 3600 ${dice.pick(ZONES)}`])}`, [
    dice.pick(['', 'success 100 40 5', 'keepttl', 'disable denial', `disable success ${dice.pick(ZONES)}`]),
  ]);

/** Stanzas with which a Corefile is composed; those which answer everything come last, whatever order they are written in. */
const STANZAS: readonly ((surroundings: Surroundings) => string)[] = [
  ...[hosts, hosts, file, file, file, template, template, template, rewrite, rewrite, rewrite, cache, cache, acl],
  ...[forward, forward],
  () => 'any',
  () => 'minimal',
  () => 'local',
  () => 'whoami',
  () => 'loop',
  ({ dice }) => `bufsize ${dice.pick([512, 1232, 4096])}`,
  ({ dice }) => block('dns64', ['allow_ipv4', dice.pick(['', 'translate_all', 'prefix 2001:db8:64::/48'])]),
  ({ dice }) =>
    block('header', [`response ${dice.pick(['set ra', 'clear aa', 'set rd ra'])}`, dice.pick(['', 'query clear rd'])]),
  () => 'nsid random',
  () => 'chaos random-1 author',
];

const ONCE = new Set([
  'hosts',
  'cache',
  'any',
  'minimal',
  'local',
  'whoami',
  'loop',
  'bufsize',
  'dns64',
  'header',
  'nsid',
  'chaos',
]);

/** Some stanzas for one server block; of plugins that may stand there once, the first. */
export function randomStanzas(surroundings: Surroundings, count: number): string[] {
  const seen = new Set<string>();
  return surroundings.dice
    .several(count, () => surroundings.dice.pick(STANZAS)(surroundings))
    .filter(stanza => {
      const name = stanza.split(' ')[0] ?? '';
      const again = stanza === '' || (ONCE.has(name) && seen.has(name));
      seen.add(name);
      return !again;
    });
}

/** A directive and its lines, empty ones left out; without a block when none are left. */
export function block(head: string, lines: readonly string[]): string {
  const kept = lines.filter(line => line !== '');
  return kept.length === 0 ? head : `${head} {\n${kept.map(line => `        ${line}\n`).join('')}    }`;
}
