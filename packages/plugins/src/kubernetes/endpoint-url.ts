import { parseURL } from '@corefile/golang';

/** Is this the address of an API server: a URL, or `host[:port]` without a path (client-go, rest.DefaultServerURL)? */
export function isEndpointUrl(text: string): boolean {
  if (text === '') return false;
  // Of a URL with a path client-go first drops query and fragment, and to find them reads `#` as any other letter.
  const whole = parseURL(text.replaceAll('#', '%23'));
  const hasPath = whole.ok && whole.value.opaque === '' && whole.value.path.length > 1;
  if (hasPath && (whole.value.scheme !== '' || text.startsWith('/'))) return isAbsolute(whole.value);
  const url = parseURL(text);
  if (url.ok && isAbsolute(url.value)) return true;
  const host = parseURL(`http://${text}`);
  return host.ok && (host.value.path === '' || host.value.path === '/');
}

const isAbsolute = ({ scheme, host }: { scheme: string; host: string }): boolean => scheme !== '' && host !== '';
