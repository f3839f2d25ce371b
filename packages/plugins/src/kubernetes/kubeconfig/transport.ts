import { decodeBase64 } from '@corefile/dns';
import { hasNoAuthority, keyPairFault } from '@corefile/schema';
import type { Cluster, User } from './config.ts';
import { type Fault, unread, wrong } from './fault.ts';
import type { Files } from './files.ts';

/** What client-go reads only for a server with https (rest/transport.go, transport/transport.go). */
export function transportFaults(cluster: Cluster, user: User, files: Files): readonly Fault[] {
  return [
    ...tokenFaults(user, files),
    ...execFaults(user),
    ...providerFaults(user, files),
    ...authorityFaults(cluster, files),
    ...certificateFaults(user, files),
  ];
}

function tokenFaults({ token, tokenFile }: User, files: Files): readonly Fault[] {
  if (token !== '' || files.read(tokenFile) !== '') return token === '' ? files.missing(tokenFile) : [];
  return [wrong(`its tokenFile ${tokenFile} is empty`)];
}

function execFaults({ exec }: User): readonly Fault[] {
  if (!exec || /^client\.authentication\.k8s\.io\/v1(beta1)?$/.test(exec.apiVersion)) return [];
  return [wrong(`exec has an unknown apiVersion '${exec.apiVersion}'; write client.authentication.k8s.io/v1`)];
}

/** CoreDNS has one auth-provider built in (client-go, plugin/pkg/client/auth/oidc). */
function providerFaults({ 'auth-provider': provider }: User, files: Files): readonly Fault[] {
  if (!provider) return [];
  if (provider.name !== 'oidc')
    return [wrong(`CoreDNS has no auth-provider '${provider.name}'; use oidc, exec, a token or a certificate`)];
  const setting = (name: string) => provider.config.get(name) ?? '';
  const absent = ['idp-issuer-url', 'client-id'].find(name => setting(name) === '');
  if (absent !== undefined) return [wrong(`the auth-provider oidc needs ${absent}`)];
  const data = decodeBase64(setting('idp-certificate-authority-data'));
  if (!data) return [wrong('idp-certificate-authority-data of the auth-provider oidc is not base64')];
  return authorityOf('idp-certificate-authority', data, setting('idp-certificate-authority'), files);
}

function authorityFaults(cluster: Cluster, files: Files): readonly Fault[] {
  const { 'certificate-authority': file, 'certificate-authority-data': data } = cluster;
  if ((file !== '' || data.length > 0) && cluster['insecure-skip-tls-verify'])
    return [wrong('insecure-skip-tls-verify and a certificate-authority exclude each other; keep one')];
  return authorityOf('certificate-authority', data, file, files);
}

function authorityOf(field: string, data: Uint8Array, file: string, files: Files): readonly Fault[] {
  if (data.length === 0 && file === '') return [];
  const text = files.either(data, file);
  if (text === undefined) return [unread(file)];
  // An empty file is as none (transport.go, rootCertPool).
  return text !== '' && hasNoAuthority(text) ? [wrong(`its ${field} holds no certificate in PEM format`)] : [];
}

/** Two files are read when they are first needed; with data of one, both are read at the start. */
function certificateFaults(user: User, files: Files): readonly Fault[] {
  const { 'client-certificate-data': data, 'client-certificate': file, 'client-key-data': keyData } = user;
  if (data.length === 0 && (keyData.length === 0 || file === '')) return [];
  const certificate = files.either(data, file);
  const key = files.either(keyData, user['client-key']);
  const fault = certificate === undefined || key === undefined ? undefined : keyPairFault(certificate, key);
  return fault ? [wrong(`its client-${fault.file} ${fault.message}`)] : [];
}
