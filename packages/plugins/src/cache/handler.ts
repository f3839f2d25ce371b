import { copyMessage, type Message, rcodes } from '@corefile/dns';
import {
  classOf,
  type Handler,
  type HandlerOf,
  matchesQuestion,
  matchZone,
  type Next,
  nameOf,
  type Outcome,
  panicOnNil,
  type Query,
  typeOf,
  type World,
  wantsDnssec,
} from '@corefile/evaluator';
import { answeringItem, beginRefresh, countHit, endRefresh, fits, type Item, replyFrom, ttlLeft } from './item.ts';
import type { schema } from './schema.ts';
import { type Settings, settingsOf } from './settings.ts';
import { isUsable, type Kept, keep, keyOf, type Store, typeOfResponse } from './store.ts';

/** Keeps answers and gives them again (plugin/cache). */
export const handle: HandlerOf<typeof schema> = ([stanza], { world }) => {
  const settings = settingsOf((stanza as NonNullable<typeof stanza>).config);
  return { name: 'cache', serve: serveWith(settings, { positive: new Map(), negative: new Map() }, world) };
};

const serveWith =
  (settings: Settings, store: Store, world: World): Handler =>
  (query, next) => {
    if (matchZone(settings.zones, nameOf(query)) === '') {
      query.explain?.('pass', `${nameOf(query)} lies outside the zones that are cached`);
      // Plugins behind the cache get a copy of the request: what they change in it stays with them.
      return next({ ...query, request: copyMessage(query.request) });
    }
    const now = world.now();
    const asked = { dnssec: wantsDnssec(query), cd: query.request.cd, ad: query.request.ad };
    const item = find(store, settings, query, asked, now);
    if (!item) {
      const refresh = authenticated(query);
      query.explain?.('cache-miss', 'nothing usable is kept for this question');
      return refreshed(next(refresh), response => {
        const kept = keep(store, settings, refresh, response, world.now(), {
          ...asked,
          prefetch: false,
          excepts: true,
        });
        explainKept(query, kept);
        return kept.response;
      });
    }
    const left = ttlLeft(item, now);
    const stale = left <= 0;
    if (stale && settings.verify) {
      const verified = verify(item, { settings, store, world, query, refresh: authenticated(query), next, asked });
      if (verified) return verified;
    }
    if (stale) {
      if (!settings.verify) prefetch(item, settings.recheck, true, { settings, store, world, query, next, asked });
    } else if (isPopular(item, settings, now)) {
      prefetch(item, 0, false, { settings, store, world, query, next, asked });
    }
    const ttl = stale ? settings.staleTtl : left;
    query.explain?.('cache-hit', explainHit(item, stale, left));
    return {
      rcode: rcodes.NOERROR,
      response: replyFrom(
        item,
        query.request,
        settings.keepTtl && !(stale && settings.staleTtl > 0) ? item.ttl : ttl,
        asked.dnssec || asked.ad,
      ),
    };
  };

interface Asked {
  readonly dnssec: boolean;
  readonly cd: boolean;
  readonly ad: boolean;
}
interface Refreshing {
  readonly settings: Settings;
  readonly store: Store;
  readonly world: World;
  readonly query: Query;
  readonly next: Next;
  readonly asked: Asked;
}

/** A copy of the query with AD set, so that what upstreams validated is known; what plugins behind change in it stays with them. */
function authenticated(query: Query): Query {
  const request = copyMessage(query.request);
  request.ad = true;
  return { ...query, request };
}

/** The kept answer to use, fresh or (with serve_stale) expired; failures give way to good answers. */
function find(store: Store, settings: Settings, query: Query, { dnssec, cd }: Asked, now: number): Item | undefined {
  const key = keyOf(nameOf(query), typeOf(query), classOf(query), dnssec, cd);
  const serves = (item: Item) => {
    const left = ttlLeft(item, now);
    return left > 0 || (settings.staleFor > 0 && -left < Math.trunc(settings.staleFor));
  };
  const positive = store.positive.get(key);
  if (settings.preferPositive && settings.staleFor > 0 && positive) {
    const good = answeringItem(positive, query);
    if (good && serves(good)) return good;
  }
  const usable = positive && fits(positive, query) && serves(positive) ? positive : undefined;
  const negative = store.negative.get(key);
  if (negative && fits(negative, query) && serves(negative)) {
    return negative.rcode === rcodes.SERVFAIL && usable ? usable : negative;
  }
  return usable;
}

/** Passes an outcome on with its response taken through the cache. */
const refreshed = (outcome: Outcome, take: (response: Message) => Message): Outcome =>
  panicOnNil(outcome, 'the cache looks into') ??
  (outcome.response ? { ...outcome, response: take(outcome.response) } : outcome);

/** serve_stale verify: asks the source first, and answers from it if it does; otherwise the expired entry serves. */
function verify(
  item: Item,
  { settings, store, world, query, refresh, next, asked }: Refreshing & { refresh: Query },
): Outcome | undefined {
  const tracked = settings.recheck > 0;
  if (tracked && !beginRefresh(item, world.now(), settings.recheck)) return undefined;
  const background = settings.verifyTimeout > 0;
  const began = world.now();
  const outcome = next(refresh);
  const kept =
    outcome.response &&
    keepVerified(outcome.response, background, { settings, store, world, query: refresh, next, asked });
  if (tracked) endRefresh(item, world.now(), settings.recheck, kept !== undefined);
  if (!kept || (background && world.now() - began > settings.verifyTimeout)) {
    query.explain?.('pass', 'the source gave nothing usable, so the expired entry serves');
    return undefined;
  }
  if (!background) return { ...outcome, response: kept.response };
  const response = kept.item
    ? replyFrom(
        kept.item,
        query.request,
        settings.keepTtl ? kept.item.ttl : ttlLeft(kept.item, world.now()),
        asked.dnssec || asked.ad,
      )
    : kept.response;
  return { ...outcome, rcode: rcodes.NOERROR, response };
}

/** Takes a refreshed answer only if it is an answer at all: what a failing source says must not replace an expired entry. */
function keepVerified(
  response: Message,
  background: boolean,
  { settings, store, world, query, asked }: Refreshing,
): Kept | undefined {
  if (response.tc || !matchesQuestion(query, response)) return undefined;
  const now = world.now();
  const put = (prefetch: boolean) =>
    keep(store, settings, query, response, now, { ...asked, prefetch, excepts: false });
  if (settings.preferPositive) {
    if (isUsable(response, now)) return put(background);
    put(true);
    return undefined;
  }
  const type = typeOfResponse(response, now);
  if (type === 'other error' || type === 'meta' || type === 'update') return undefined;
  if (response.rcode !== rcodes.NOERROR && response.rcode !== rcodes.NXDOMAIN) return undefined;
  return put(background);
}

function isPopular(item: Item, { prefetch }: Settings, now: number): boolean {
  if (prefetch.amount <= 0) return false;
  countHit(item, prefetch.window, now);
  return item.hits >= prefetch.amount && ttlLeft(item, now) <= Math.ceil((prefetch.percentage / 100) * item.ttl);
}

/** Asks the source again behind the answer, as a client over TCP would. */
function prefetch(
  item: Item,
  recheck: number,
  stale: boolean,
  { settings, store, world, query, next, asked }: Refreshing,
): void {
  if (!beginRefresh(item, world.now(), recheck)) return;
  const asking: Query = {
    ...authenticated(query),
    client: { ip: '', port: 0 },
    protocol: 'tcp',
    trace: undefined,
    explain: undefined,
  };
  const began = world.now();
  world.schedule(0, () => {
    const { response } = next(asking);
    const now = world.now();
    let ok = true;
    if (stale)
      ok =
        response !== undefined &&
        keepVerified(response, true, { settings, store, world, query: asking, next, asked: { ...asked, ad: true } }) !==
          undefined;
    else if (response)
      keep(store, settings, asking, response, now, { ...asked, ad: true, prefetch: true, excepts: false });
    if (ok) {
      // The new entry goes on counting where the old one stopped.
      const key = keyOf(nameOf(asking), typeOf(asking), classOf(asking), asked.dnssec, asked.cd);
      const fresh = store.negative.get(key) ?? store.positive.get(key);
      if (fresh) Object.assign(fresh, { hits: item.hits, last: began });
    }
    endRefresh(item, now, recheck, ok);
  });
}

function explainHit(item: Item, stale: boolean, left: number): string {
  const age = `kept for ${item.ttl - left} s of ${item.ttl} s`;
  return stale ? `an expired answer serves (serve_stale), ${age}` : `${age}, so ${left} s are left`;
}

function explainKept(query: Query, { item, seconds }: Kept): void {
  if (!query.explain) return;
  if (item) query.explain('change', `keeps the answer for ${seconds} s`);
  else query.explain('change', 'does not keep this answer');
}
