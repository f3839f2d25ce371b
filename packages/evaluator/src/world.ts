import type { Message } from '@corefile/dns';

/** All that an answer depends on besides the Corefile and the query. Evaluation is a function of these and nothing else. */
export interface World {
  /** Simulated time, milliseconds since 1970. Moves only by `advance`. */
  now(): number;
  /** Lets time pass: runs what was scheduled on the way, in order of its time. */
  advance(ms: number): void;
  /** What a goroutine or timer of CoreDNS does later: prefetching, health checks. Runs when the time has come, never during a query. */
  schedule(delayMs: number, run: () => void): void;
  /** A number from 0 up to 1, from the seed. */
  random(): number;
  /** Text of a file that the Corefile names; undefined when there is none. Invalid UTF-8 arrives escaped, see utf8Decode. */
  readFile(path: string): string | undefined;
  readBinary(path: string): Uint8Array | undefined;
  /** What the server itself writes (`sign`): read from then on in place of the real file, which is left alone. */
  writeFile(path: string, text: string): void;
  /** Names of the entries below a directory, with a slash behind directories; undefined when there is none. */
  listDirectory(path: string): readonly string[] | undefined;
  /** Name of the machine, for nsid and chaos. */
  readonly hostname: string;
  /** Addresses of the machine, loopback aside, in the order of its interfaces; undefined when they are not known. */
  readonly addresses: readonly string[] | undefined;
  /** Objects of the cluster as the manifests give them, in order; none at all when its API cannot be reached, undefined when nothing is known of it. */
  readonly manifests: readonly unknown[] | undefined;
  /** Further fixture data by plugin name (etcd, route53, …); undefined when none was given. */
  fixture(name: string): unknown;
  /** Asks an upstream. */
  exchange(exchange: Exchange): ExchangeResult;
  /** Keys and digests; absent in a world without cryptography: what needs them is then indeterminate. */
  readonly crypto?: Crypto;
}

export interface Exchange {
  /** `host:port` with the scheme in front unless it is plain DNS: `10.0.0.2:53`, `tls://1.1.1.1:853`. */
  readonly to: string;
  readonly protocol: 'udp' | 'tcp' | 'tls' | 'https' | 'grpc' | 'quic';
  readonly request: Message;
  /** Zone that led here, for stubs limited to one. */
  readonly zone: string;
  /** How many CoreDNS this query has passed already. */
  readonly hops: number;
}
export type ExchangeResult =
  | { readonly kind: 'answer'; readonly message: Message; readonly milliseconds: number }
  | { readonly kind: 'failure'; readonly reason: 'timeout' | 'refused' | 'closed'; readonly milliseconds: number }
  /** No fixture says what this upstream would answer. */
  | { readonly kind: 'unknown' };

/** What node:crypto (or a browser's like) must offer; synchronous, because evaluation is. */
export interface Crypto {
  digest(algorithm: 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'md5', data: Uint8Array): Uint8Array;
  hmac(
    algorithm: 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512',
    key: Uint8Array,
    data: Uint8Array,
  ): Uint8Array;
  /** Signs for a DNSSEC algorithm number with the text of a BIND private key file. */
  sign(algorithm: number, privateKey: string, data: Uint8Array): Uint8Array | undefined;
}
