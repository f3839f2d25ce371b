import { parseURL } from '@corefile/golang';
import type { Cluster, User } from './config.ts';
import { type Fault, wrong } from './fault.ts';
import type { Files } from './files.ts';

// What client-go holds against a cluster and a user before it makes anything of them (tools/clientcmd/validation.go).

const bothGiven = (owner: string, field: string): Fault =>
  wrong(`${owner} has both ${field} and ${field}-data; keep one`);

export function clusterFaults(name: string, cluster: Cluster, files: Files): readonly Fault[] {
  const owner = `the cluster '${name}'`;
  const faults: Fault[] = [];
  if (cluster.server === '') faults.push(wrong(`${owner} has no server; write its URL`));
  const proxy = cluster['proxy-url'];
  const url = parseURL(proxy);
  if (proxy !== '' && !(url.ok && ['http', 'https', 'socks5'].includes(url.value.scheme)))
    faults.push(wrong(`the proxy-url '${proxy}' of ${owner} is no URL of http, https or socks5`));
  const authority = cluster['certificate-authority'];
  if (authority !== '' && cluster['certificate-authority-data'].length > 0)
    faults.push(bothGiven(owner, 'certificate-authority'));
  return [...faults, ...files.missing(authority)];
}

export function userFaults(name: string, user: User, files: Files): readonly Fault[] {
  const owner = `the user '${name}'`;
  const faults = [...certificateFaults(owner, user, files), ...execFaults(owner, user)];
  if (user.token !== '' && (user.username !== '' || user.password !== ''))
    faults.push(wrong(`${owner} has a token as well as a name and password; keep one`));
  const impersonates = user['as-uid'] !== '' || user['as-groups'].length > 0 || user['as-user-extra'].size > 0;
  if (impersonates && user.as === '') faults.push(wrong(`${owner} has as-uid, as-groups or as-user-extra without as`));
  return faults;
}

/** A key without a certificate does not matter. */
function certificateFaults(owner: string, user: User, files: Files): readonly Fault[] {
  const certificate = user['client-certificate'];
  const key = user['client-key'];
  const hasCertificateData = user['client-certificate-data'].length > 0;
  const hasKeyData = user['client-key-data'].length > 0;
  if (certificate === '' && !hasCertificateData) return [];
  const faults: Fault[] = [];
  if (certificate !== '' && hasCertificateData) faults.push(bothGiven(owner, 'client-certificate'));
  if (key !== '' && hasKeyData) faults.push(bothGiven(owner, 'client-key'));
  if (key === '' && !hasKeyData) faults.push(wrong(`${owner} has a certificate without client-key or client-key-data`));
  return [...faults, ...files.missing(certificate), ...files.missing(key)];
}

const interactiveModes = ['Never', 'IfAvailable', 'Always'];
const betas = ['client.authentication.k8s.io/v1alpha1', 'client.authentication.k8s.io/v1beta1'];

function execFaults(owner: string, { exec, 'auth-provider': provider }: User): readonly Fault[] {
  if (!exec) return [];
  const faults: Fault[] = [];
  if (provider) faults.push(wrong(`${owner} has both exec and auth-provider; keep one`));
  if (exec.command === '') faults.push(wrong(`exec of ${owner} has no command`));
  if (exec.apiVersion === '')
    faults.push(wrong(`exec of ${owner} has no apiVersion; write client.authentication.k8s.io/v1`));
  if (exec.env.some(({ name }) => name === '')) faults.push(wrong(`exec of ${owner} has a variable without a name`));
  const mode = exec.interactiveMode || (betas.includes(exec.apiVersion) ? 'IfAvailable' : '');
  if (!interactiveModes.includes(mode))
    faults.push(wrong(`exec of ${owner} needs an interactiveMode: ${interactiveModes.join(', ')}`));
  return faults;
}
