import { equalNames, type Message, type ResourceRecord, recordTypes, replyTo } from '@corefile/dns';
import { classOf, printedName, type Query, typeOf } from '@corefile/evaluator';
import { answersQuestion } from './answers-question.ts';

/** An answer that is kept. */
export interface Item {
  readonly name: string;
  readonly type: number;
  readonly class: number;
  readonly rcode: number;
  readonly ad: boolean;
  readonly ra: boolean;
  readonly answer: readonly ResourceRecord[];
  readonly authority: readonly ResourceRecord[];
  readonly additional: readonly ResourceRecord[];
  /** Does it answer its question with records? */
  readonly answering: boolean;
  /** The answer that a non-answer has pushed out, kept under prefer_positive. */
  lastKnownGood?: Item | undefined;
  /** Seconds. */
  readonly ttl: number;
  /** Milliseconds. */
  readonly stored: number;
  /** How often it was asked for, and when last: decides on prefetching. */
  hits: number;
  last: number;
  refreshing: boolean;
  retryAfter: number | undefined;
}

export function newItem(message: Message, now: number, ttl: number): Item {
  const [question] = message.question;
  return {
    name: question?.name ?? '',
    type: question?.type ?? 0,
    class: question?.class ?? 0,
    rcode: message.rcode,
    ad: message.ad,
    ra: message.ra,
    answer: message.answer,
    authority: message.authority,
    // OPT records go from hop to hop and are not kept.
    additional: message.additional.filter(record => record.type !== recordTypes.OPT),
    answering: answersQuestion(message),
    ttl,
    stored: now,
    hits: 0,
    last: Number.NEGATIVE_INFINITY,
    refreshing: false,
    retryAfter: undefined,
  };
}

/** Seconds left, negative when expired. */
export const ttlLeft = (item: Item, now: number): number => item.ttl - Math.trunc((now - item.stored) / 1000);

export const fits = (item: Item, query: Query): boolean =>
  typeOf(query) === item.type && classOf(query) === item.class && equalNames(printedName(query), item.name);

/** The item itself if it answers, else the good one it has pushed out. */
export function answeringItem(item: Item, query: Query): Item | undefined {
  if (item.answering && fits(item, query)) return item;
  const good = item.lastKnownGood;
  return good?.answering && fits(good, query) ? good : undefined;
}

/** The kept answer for a query, with this TTL on all records. It says aa, for some clients throw others away. */
export function replyFrom(item: Item, request: Message, ttl: number, keepAd: boolean): Message {
  const reply = replyTo(request, item.rcode);
  reply.aa = true;
  reply.ad = keepAd && item.ad;
  reply.ra = item.ra;
  const copy = (records: readonly ResourceRecord[]) => records.map(record => ({ ...record, ttl }));
  reply.answer = copy(item.answer);
  reply.authority = copy(item.authority);
  reply.additional = copy(item.additional);
  return reply;
}

/** Claims the refresh of an item, unless one is under way or a failed one is too recent. */
export function beginRefresh(item: Item, now: number, recheck: number): boolean {
  if (recheck > 0 && item.retryAfter !== undefined && now < item.retryAfter) return false;
  if (item.refreshing) return false;
  item.refreshing = true;
  return true;
}

export function endRefresh(item: Item, now: number, recheck: number, refreshed: boolean): void {
  item.retryAfter = recheck > 0 && !refreshed ? now + recheck : undefined;
  item.refreshing = false;
}

/** Counts a query; a gap longer than `window` starts the count anew. */
export function countHit(item: Item, window: number, now: number): void {
  item.hits = item.last < now - window ? 1 : item.hits + 1;
  item.last = now;
}
