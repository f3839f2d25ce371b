import { expect, test } from 'vitest';
import { decodeOne } from '../decode-one.ts';

// The verdicts on what a kubeconfig may hold are recorded (test/oracle/stanzas/files/kubeconfig); here is what we say.

const cluster = 'clusters: [{ name: c, cluster: { server: "https://10.0.0.1:6443" } }]';
const context = 'contexts: [{ name: x, context: { cluster: c, user: u } }]';

const check = (kubeconfig: string, context = '') => {
  const { problems, environment } = decodeOne(
    'kubernetes',
    `kubernetes cluster.local {\n kubeconfig dir/kc ${context}\n}`,
    { 'dir/kc': kubeconfig, 'dir/ca.pem': 'no PEM' },
  );
  const said = (message: string) => message.replace(/^kubernetes: the kubeconfig dir\/kc stops CoreDNS: /, '');
  return [...problems, ...environment].map(problem => said(problem.replace(/^\d+ /, '')));
};

test('a kubeconfig with a cluster and a context has no fault; nothing need be said of the user', () => {
  expect(check(`${cluster}\n${context}\ncurrent-context: x\n`)).toEqual([]);
  expect(check(`${cluster}\n${context}\n`, 'x')).toEqual([]);
});

test('the context must exist and lead to a cluster', () => {
  expect(check(`${cluster}\n${context}\n`)).toEqual([
    'it has no current-context; set it, or name a context behind the file',
  ]);
  expect(check(`${cluster}\n${context}\ncurrent-context: gone\n`)).toEqual([
    "its current-context 'gone' does not exist; there is 'x'",
  ]);
  expect(check(`${cluster}\n${context}\n`, 'z')).toEqual(["it has no context 'z'; there is 'x'"]);
  expect(check(`${context}\ncurrent-context: x\n`)).toEqual([
    "its context 'x' names the cluster 'c', which does not exist; there is none",
  ]);
});

test('a value of another type is named with its place', () => {
  expect(check('clusters: [{ name: c, cluster: { server: 5 } }]')).toEqual([
    'clusters[0].cluster.server is a number; it must be a string, in quotes',
  ]);
  expect(check('users: { u: {} }')).toEqual(['users is a mapping; it must be a list']);
  expect(check('users: [{ name: a }, { name: a }]')).toEqual(["users has 'a' twice; keep one"]);
});

test('what is no YAML is said to be none', () => {
  expect(check('a: [b')).toEqual([expect.stringMatching(/^it is not YAML: /)]);
});

test('all faults of user and cluster are told; files lie beside the kubeconfig', () => {
  const user = 'users: [{ name: u, user: { token: t, username: me, client-certificate-data: YQ== } }]';
  const bad =
    'clusters: [{ name: c, cluster: { server: "https://a", proxy-url: "ftp://p", certificate-authority: b.pem } }]';
  expect(check(`${bad}\n${context}\n${user}\ncurrent-context: x\n`)).toEqual([
    "the user 'u' has a certificate without client-key or client-key-data",
    "the user 'u' has a token as well as a name and password; keep one",
    "the proxy-url 'ftp://p' of the cluster 'c' is no URL of http, https or socks5",
    'the file b.pem cannot be read',
  ]);
  expect(check(`${bad.replace('b.pem', 'ca.pem').replace('ftp', 'http')}\n${context}\ncurrent-context: x\n`)).toEqual([
    'its certificate-authority holds no certificate in PEM format',
  ]);
});
