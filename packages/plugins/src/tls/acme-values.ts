import { atoi, parseURL, splitHostPort } from '@corefile/golang';
import { Fault, type Value, value } from '@corefile/schema';

/** The directory URL of an ACME server. */
export const directoryUrl: Value<string> = value({
  label: 'URL',
  expects: 'the URL of an ACME directory, http or https',
  suggestions: [
    'https://acme-v02.api.letsencrypt.org/directory',
    'https://acme-staging-v02.api.letsencrypt.org/directory',
  ],
  colour: 'address',
  matches: isDirectory,
  read: token =>
    isDirectory(token)
      ? token
      : new Fault(
          `'${token}' is not the URL of an ACME directory; write one such as https://acme.example.org/directory`,
        ),
});

function isDirectory(text: string): boolean {
  const url = parseURL(text);
  return url.ok && ['https', 'http'].includes(url.value.scheme) && url.value.host !== '';
}

/** HOST:PORT of a resolver, the port in digits; empty is the system's own. */
export const resolverAddress: Value<string> = value({
  label: 'HOST:PORT',
  expects: 'the address of a resolver with its port, such as 192.0.2.53:53',
  colour: 'address',
  matches: isResolver,
  read: token =>
    isResolver(token) ? token : new Fault(`'${token}' is not HOST:PORT; write one such as 192.0.2.53:53`),
});

function isResolver(text: string): boolean {
  if (text === '') return true;
  const split = splitHostPort(text);
  if (!split.ok || split.value.host === '') return false;
  const port = atoi(split.value.port);
  return port.ok && port.value >= 1 && port.value <= 65535;
}
