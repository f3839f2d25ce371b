import type { Infer } from '@corefile/schema';
import type { schema } from './schema.ts';

interface Bounds {
  /** Seconds. */
  readonly least: number;
  readonly most: number;
}

/** A stanza with CoreDNS's defaults filled in. Times in seconds where they meet TTLs, else in milliseconds. */
export interface Settings {
  readonly zones: readonly string[];
  readonly positive: Bounds;
  readonly negative: Bounds;
  readonly failSeconds: number;
  readonly prefetch: { readonly amount: number; readonly window: number; readonly percentage: number };
  /** How long expired entries serve; 0: not at all. Seconds. */
  readonly staleFor: number;
  readonly verify: boolean;
  readonly verifyTimeout: number;
  readonly staleTtl: number;
  readonly recheck: number;
  readonly preferPositive: boolean;
  readonly exceptPositive: readonly string[];
  readonly exceptNegative: readonly string[];
  readonly keepTtl: boolean;
}

const LONGEST = 3600;

export function settingsOf(config: Infer<typeof schema>): Settings {
  const { success, denial, prefetch, serve_stale: stale, disable } = config;
  const mode = stale?.refresh_mode;
  const excepted = (kind: 'success' | 'denial') => disable.filter(each => each.kind === kind).at(-1)?.zones ?? [];
  return {
    zones: config.zones,
    positive: { least: success?.minttl ?? 5, most: success?.ttl ?? config.ttl ?? LONGEST },
    negative: { least: denial?.minttl ?? 5, most: denial?.ttl ?? config.ttl ?? LONGEST / 2 },
    failSeconds: (config.servfail ?? 5000) / 1000,
    prefetch: {
      amount: prefetch?.amount ?? 0,
      window: prefetch?.duration ?? 60_000,
      percentage: prefetch?.percentage ?? 10,
    },
    staleFor: (stale?.duration ?? 0) / 1000,
    verify: mode?.kind === 'verify',
    verifyTimeout: mode?.kind === 'verify' ? mode.verify_timeout : 0,
    staleTtl: (mode?.response_ttl ?? 0) / 1000,
    recheck: mode?.failure_recheck ?? 0,
    preferPositive: config.serve_stale_policy !== undefined,
    exceptPositive: excepted('success'),
    exceptNegative: excepted('denial'),
    keepTtl: config.keepttl,
  };
}
