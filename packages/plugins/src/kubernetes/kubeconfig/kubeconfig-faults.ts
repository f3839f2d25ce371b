import type { ReadYaml } from '@corefile/schema';
import { isEndpointUrl } from '../endpoint-url.ts';
import { asKubeConfig, type KubeConfig, noUser } from './config.ts';
import { type Fault, wrong } from './fault.ts';
import { Files } from './files.ts';
import { transportFaults } from './transport.ts';
import { clusterFaults, userFaults } from './validate.ts';

interface Reading {
  readonly readFile: (path: string) => string | undefined;
  readonly readYaml: ReadYaml;
}

/**
 * What stops CoreDNS in the kubeconfig at `path`, read with the context that the Corefile names ('' for the file's
 * own). Inside of a cluster one without a cluster would do: then the account of the pod is used.
 * Source: client-go, tools/clientcmd (loader.go, client_config.go).
 */
export function kubeconfigFaults(path: string, text: string, context: string, reading: Reading): readonly Fault[] {
  const yaml = reading.readYaml(text);
  if ('error' in yaml) return [wrong(`it is not YAML: ${yaml.error}`)];
  const config = asKubeConfig(yaml.data);
  if ('wrong' in config) return [wrong(config.wrong)];
  const name = context || config['current-context'];
  if (name !== '' && !config.contexts.has(name)) return [wrong(noSuchContext(config, name, context !== ''))];
  const chosen = config.contexts.get(name);
  const files = new Files(path, reading.readFile);
  const user = config.users.get(chosen?.user ?? '') ?? noUser;
  const cluster = config.clusters.get(chosen?.cluster ?? '');
  if (!cluster) return [wrong(noSuchCluster(config, name, chosen?.cluster ?? ''))];
  const faults = [
    ...userFaults(chosen?.user ?? '', user, files),
    ...clusterFaults(chosen?.cluster ?? '', cluster, files),
  ];
  if (faults.length > 0) return faults;
  if (!isEndpointUrl(cluster.server))
    return [wrong(`the server '${cluster.server}' is no address; write a URL such as https://10.0.0.1:6443`)];
  return /^https:/i.test(cluster.server) ? transportFaults(cluster, user, files) : [];
}

const listed = (names: Iterable<string>): string => [...names].map(name => `'${name}'`).join(', ') || 'none';

function noSuchContext({ contexts }: KubeConfig, name: string, isNamedHere: boolean): string {
  const what = isNamedHere ? `it has no context '${name}'` : `its current-context '${name}' does not exist`;
  return `${what}; there is ${listed(contexts.keys())}`;
}

function noSuchCluster({ clusters }: KubeConfig, context: string, cluster: string): string {
  if (context === '') return 'it has no current-context; set it, or name a context behind the file';
  if (cluster === '') return `its context '${context}' names no cluster`;
  return `its context '${context}' names the cluster '${cluster}', which does not exist; there is ${listed(clusters.keys())}`;
}
