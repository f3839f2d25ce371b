import type { AnswerCase } from './answer-case.ts';
import { type Dice, dice } from './dice.ts';
import { block, randomStanzas, type Surroundings, someName, TYPES, ZONES } from './random-stanzas.ts';

const UPSTREAMS = ['127.0.0.1:5301', '127.0.0.1:5302'];
/** Answers what nothing before it did, so that few queries end in the SERVFAIL of an empty chain. */
const LAST = 'template ANY ANY {\n        answer "{{ .Name }} 60 IN TXT last"\n    }';
const CLUSTER_NAMES = [
  ...[
    'kubernetes.default.svc',
    'dual.default.svc',
    'dual.shop.svc',
    'headless.default.svc',
    'first.headless.default.svc',
  ],
  ...[
    '_http._tcp.dual.default.svc',
    'ext.default.svc',
    'ext-inside.default.svc',
    'nosuch.default.svc',
    'stateful.shop.svc',
  ],
  ...[
    '10-244-1-1.default.pod',
    '10-244-2-2.headless.default.svc',
    'default.svc',
    'ns.dns',
    'dns-version',
    'lb.shop.svc',
  ],
];

/**
 * `count` cases composed of answering plugins and queries, the same ones for the same seed. Each holds one to three server
 * blocks, at times a cluster, and upstreams composed in the same way. Nothing in them waits, drops or chooses at random.
 */
export function randomCases(count: number, seed: number): AnswerCase[] {
  return Array.from({ length: count }, (_, index) =>
    randomCase(`random-${seed}-${index}`, dice(seed * 100_003 + index)),
  );
}

function randomCase(name: string, dice: Dice): AnswerCase {
  const files: Record<string, string> = { 'hosts.txt': '192.0.2.8 www.example.org file.test\n' };
  const cluster = dice.chance(0.3);
  const upstreams = Object.fromEntries(
    UPSTREAMS.map(address => {
      const surroundings = { dice, zone: '.', files, upstreams: [] };
      // An upstream answers by itself, and not with the port of the server that asks it.
      const stanzas = randomStanzas(surroundings, 4).filter(stanza => !/^(loop|minimal|acl|whoami)/.test(stanza));
      return [address, serverBlock(`.:${address.split(':')[1]}`, [...stanzas, LAST])];
    }),
  );
  const zones = ['.', ...new Set(dice.several(dice.between(0, 2), () => dice.pick(ZONES)))];
  const blocks = zones.map(zone => {
    const surroundings: Surroundings = { dice, zone, files, upstreams: UPSTREAMS };
    const drawn = randomStanzas(surroundings, dice.between(2, 7));
    const stanzas = dice.chance(0.7) ? [...drawn, LAST] : drawn;
    return serverBlock(`${zone}:1053`, cluster && zone === '.' ? [...stanzas, ...clusterStanzas(dice)] : stanzas);
  });
  const queries = dice.several(40, () => randomQuery(dice, cluster));
  return { name, corefile: blocks.join(''), files, upstreams, queries, timeout: 3, ...(cluster ? { cluster } : {}) };
}

const serverBlock = (key: string, stanzas: readonly string[]) => `${key} {\n    ${stanzas.join('\n    ')}\n}\n`;

function clusterStanzas(dice: Dice): string[] {
  const options = [
    'endpoint http://127.0.0.1:18080',
    dice.pick(['', 'pods insecure', 'pods verified']),
    dice.pick(['', 'ttl 60', 'namespaces default shop', 'noendpoints', 'endpoint_pod_names', 'ignore empty_service']),
    dice.pick(['', 'fallthrough', 'fallthrough in-addr.arpa']),
  ];
  const autopath = options[1] === 'pods verified' && dice.chance(0.5) ? ['autopath @kubernetes'] : [];
  const external = dice.chance(0.4)
    ? [block('k8s_external ext.test', [dice.pick(['', 'headless', 'fallthrough'])])]
    : [];
  return [block('kubernetes cluster.local in-addr.arpa', options), ...autopath, ...external];
}

function randomQuery(dice: Dice, cluster: boolean): string {
  const inCluster = cluster && dice.chance(0.5);
  const name = inCluster
    ? dice.pick([
        () => `${dice.pick(CLUSTER_NAMES)}.cluster.local`,
        () => `${someName(dice)}.default.svc.cluster.local`,
        () => `${dice.pick(['lb.shop', 'headless.default', 'nosuch.default', 'shop'])}.ext.test`,
        () => `${dice.between(1, 12)}.${dice.between(0, 2)}.96.10.in-addr.arpa`,
      ])()
    : someName(dice);
  const words = [name, dice.pick(TYPES)];
  if (dice.chance(0.05)) words.push('CH');
  if (dice.chance(0.15)) words.push('+do');
  if (dice.chance(0.1)) words.push('+tcp');
  if (dice.chance(0.1))
    words.push(dice.pick(['+cd', '+ad', '+nord', '+noedns', '+nsid', '+bufsize=512', '+bufsize=4096']));
  if (dice.chance(0.2)) words.push(`+from=127.0.0.${dice.pick([2, 11, 12])}`);
  return words.join(' ');
}
