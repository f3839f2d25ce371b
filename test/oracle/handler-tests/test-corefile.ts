/** A block of a ConfigMap begins where its first line does. */
export const dedent = (text: string) =>
  text.replace(new RegExp(`^${/^\s*?\n?([ \t]*)/.exec(text)?.[1] ?? ''}`, 'gm'), '');

/** A Corefile as the conformance tests mount it in a pod, for a server outside the cluster. */
export const outsideCluster = (corefile: string) =>
  corefile
    .replace(/^(\s*)\.:53 \{/m, '$1.:0 {')
    .replace(/^\s*(health|ready|errors|log|reload|prometheus :9153|loop)$/gm, '')
    .replaceAll('/etc/coredns/Zonefile', 'Zonefile')
    .replace(/^(\s*kubernetes [^\n{]*)(\{)?$/gm, (_, head: string, brace?: string) =>
      brace === undefined
        ? `${head} {\nendpoint http://127.0.0.1:18080\n}`
        : `${head}{\nendpoint http://127.0.0.1:18080`,
    );

/** Its ports, which the tests leave to the system, as `port`. */
export const withPort = (corefile: string, port: string) =>
  corefile.replace(/(?<![\w:]:|localhost|127\.0\.0\.1):0(?![\w.:/])/g, `:${port}`);

/** A name in a query line has no spaces. */
export const queryName = (name: string) => name.replaceAll(' ', '\\032') || '.';
