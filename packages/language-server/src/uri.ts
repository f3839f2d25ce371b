/** Path of a document: POSIX, absolute for files (`c:/…` on Windows); the URI's own path for others (`untitled:`, `vscode-vfs:`). */
export function pathOf(uri: string): string {
  const [, scheme = '', rest = ''] = /^([\w+.-]+):(.*)$/s.exec(uri) ?? [];
  const path = decode(rest.replace(/^\/\/[^/]*/, '').replace(/[?#].*$/s, ''));
  const windows = /^\/[A-Za-z]:/.test(path);
  if (scheme === 'file') return windows ? path.slice(1) : path;
  return path.startsWith('/') ? path : `/${path}`;
}

/** URI of a file. */
export function fileUri(path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return `file://${encoded.startsWith('/') ? '' : '/'}${encoded}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // `%zz`: no encoding, so the name itself
  }
}
