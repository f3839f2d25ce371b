/** A verdict where we differ from the server on purpose, and why. */
export interface Divergence {
  /** Matches the id of the case. */
  readonly id?: RegExp;
  /** Matches the server's message. */
  readonly message?: RegExp;
  readonly reason: string;
}

export const DIVERGENCES: readonly Divergence[] = [
  {
    message: /stat \S+: not a directory$/,
    reason: 'A path below a file of the machine: only its files decide, and a path that is missing is no fault.',
  },
];

/** Is a verdict of the server on a list? */
export const isListed = (
  of: { readonly id: string; readonly message?: string },
  divergences: readonly Divergence[],
): boolean => divergences.some(({ id, message }) => id?.test(of.id) || message?.test(of.message ?? ''));

/** The same, of older releases alone. Of each the cases are rare input; ordinary Corefiles do not come near them. */
export const OLDER_DIVERGENCES: readonly Divergence[] = [
  {
    id: /^(server-block-(044|116|117|119|120|134)|layout-013|mutant-1-(135|863)|(forward|grpc)-0029|forward-02[45]\d|transfer-01(09|10|12))$/,
    reason:
      'Which names are domain names has changed with miekg/dns: `.example.org` was one, and so was a lone backslash.',
  },
  {
    id: /^imports-00[45]$|^imports-\d+$/,
    reason:
      'Imports of a snippet by itself are counted since 1.13.2; before, the server started without the inner ones.',
  },
  {
    id: /^(view-00(23|34|39|40|43)|mutant-1-(541|867))$/,
    reason: 'The language of expressions grew with its library; we know that of the newest release.',
  },
  {
    id: /^(auto-(005\d|0118)|mutant-1-(374|968)|file-(0098|0100))$/,
    reason: 'The server crashes right after its start: which comes first is a race.',
  },
  {
    id: /^(hosts-(00\d\d|0150)|mutant-1-(237|1479)|file-(0030|0103))$/,
    reason:
      'Words that are no zones were kept up to 1.8.3, as zones that nothing is in; we drop them in every release.',
  },
  {
    id: /^(dnssec-0062|mutant-1-545|azure-003[89]|secondary-0136|grpc-0082|dnstap-00(11|83)|file-0(109|011))$/,
    reason:
      'A word of a later release, or of none, in the place of an argument: refused, on another line or with other words.',
  },
  {
    message: /NoCredentialProviders|MissingRegion|RequestError: send request failed|code = Unavailable|out of memory$/,
    reason: 'The cloud, the network or the memory of the machine decides, in words that newer releases do not use.',
  },
];
