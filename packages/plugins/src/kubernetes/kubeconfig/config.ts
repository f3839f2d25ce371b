import { bool, byName, bytes, type Field, list, Misshapen, map, pointer, string, struct } from './go-json.ts';

const anything: Field<undefined> = () => undefined;
const extensions = byName('extension', anything);

const cluster = struct({
  server: string,
  'tls-server-name': string,
  'insecure-skip-tls-verify': bool,
  'certificate-authority': string,
  'certificate-authority-data': bytes,
  'proxy-url': string,
  'disable-compression': bool,
  extensions,
});

const exec = struct({
  command: string,
  args: list(string),
  env: list(struct({ name: string, value: string })),
  apiVersion: string,
  installHint: string,
  provideClusterInfo: bool,
  interactiveMode: string,
});

const user = struct({
  'client-certificate': string,
  'client-certificate-data': bytes,
  'client-key': string,
  'client-key-data': bytes,
  token: string,
  tokenFile: string,
  as: string,
  'as-uid': string,
  'as-groups': list(string),
  'as-user-extra': map(list(string)),
  username: string,
  password: string,
  'auth-provider': pointer(struct({ name: string, config: map(string) })),
  exec: pointer(exec),
  extensions,
});

const context = struct({ cluster: string, user: string, namespace: string, extensions });

const config = struct({
  kind: string,
  apiVersion: string,
  preferences: struct({ colors: bool, extensions }),
  clusters: byName('cluster', cluster),
  users: byName('user', user),
  contexts: byName('context', context),
  'current-context': string,
  extensions,
});

/** A file that says where API servers are and who asks them (client-go, tools/clientcmd/api/v1). */
export type KubeConfig = ReturnType<typeof config>;
export type Cluster = ReturnType<typeof cluster>;
export type User = ReturnType<typeof user>;

/** What the server goes by where the file names no cluster or no user. */
export const noCluster: Cluster = cluster(undefined, '');
export const noUser: User = user(undefined, '');

/** Takes the data of a YAML document for a kubeconfig; a document without anything is an empty one. */
export function asKubeConfig(data: unknown): KubeConfig | { readonly wrong: string } {
  try {
    const read = config(data, '');
    if (read.kind !== '' && read.kind !== 'Config') return { wrong: `kind is '${read.kind}'; write Config` };
    if (read.apiVersion !== '' && read.apiVersion !== 'v1')
      return { wrong: `apiVersion is '${read.apiVersion}'; write v1` };
    return read;
  } catch (error) {
    if (error instanceof Misshapen) return { wrong: error.message };
    throw error;
  }
}
