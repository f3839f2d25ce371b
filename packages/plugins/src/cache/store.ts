import { copyMessage, type Message, type ResourceRecord, recordTypes } from '@corefile/dns';
import {
  matchesQuestion,
  matchZone,
  minimalTtl,
  nameOf,
  type Query,
  type ResponseType,
  typify,
} from '@corefile/evaluator';
import { answersQuestion, isUnanswered } from './answers-question.ts';
import { answeringItem, type Item, newItem } from './item.ts';
import type { Settings } from './settings.ts';

/** The two caches: answers, and denials with failures. */
export interface Store {
  readonly positive: Map<string, Item>;
  readonly negative: Map<string, Item>;
}

/** A query's place: DNSSEC-aware clients and others, checking disabled or not, have answers of their own. */
export const keyOf = (name: string, type: number, qclass: number, dnssec: boolean, cd: boolean): string =>
  `${dnssec ? 1 : 0}${cd ? 1 : 0} ${type} ${qclass} ${name}`;

const hasSoa = ({ authority }: Message): boolean => authority.some(record => record.type === recordTypes.SOA);

export function typeOfResponse(message: Message, now: number): ResponseType {
  const type = typify(message, now);
  return type === 'no error' && hasSoa(message) && isUnanswered(message) ? 'no data' : type;
}

/** Truncated answers, errors and denials without a SOA to bound them are not kept. */
function mayKeep(message: Message, type: ResponseType): boolean {
  if (message.tc || type === 'other error' || type === 'meta' || type === 'update') return false;
  if (type === 'name error' && !hasSoa(message)) return false;
  return !(type === 'no error' && !hasSoa(message) && isUnanswered(message));
}

export interface Kept {
  /** The answer as it goes to the client: TTLs capped, OPT records dropped. */
  readonly response: Message;
  readonly item: Item | undefined;
  /** Why it is (not) kept, for the trace. */
  readonly seconds: number;
}

interface Keeping {
  readonly dnssec: boolean;
  readonly cd: boolean;
  readonly ad: boolean;
  /** A background refresh: a fresh answer then replaces a kept denial. */
  readonly prefetch: boolean;
  readonly excepts: boolean;
}

/** Takes an answer on its way to the client: caps its TTLs and keeps it if it may be kept (ResponseWriter.WriteMsg). */
export function keep(
  store: Store,
  settings: Settings,
  query: Query,
  original: Message,
  now: number,
  how: Keeping,
): Kept {
  const response = copyMessage(original);
  const type = typeOfResponse(response, now);
  const seconds = secondsToKeep(settings, response, type);
  const cap = (records: ResourceRecord[]) => {
    const kept = records.filter(record => record.type !== recordTypes.OPT);
    for (const record of kept) record.ttl = seconds;
    return kept;
  };
  response.answer = cap(response.answer);
  response.authority = cap(response.authority);
  response.additional = cap(response.additional);
  const [question] = response.question;
  let item: Item | undefined;
  if (question && mayKeep(response, type) && seconds > 0 && matchesQuestion(query, response)) {
    const key = keyOf(nameOf(query), question.type, question.class, how.dnssec, how.cd);
    item = put(store, settings, query, key, response, type, now, seconds, how);
  }
  if (!how.dnssec && !how.ad) response.ad = false;
  return { response, item, seconds };
}

function secondsToKeep(settings: Settings, message: Message, type: ResponseType): number {
  const clamp = (ttl: number, least: number, most: number) => Math.min(Math.max(ttl, least), most);
  if (type === 'server error') return Math.trunc(settings.failSeconds);
  const { least, most } = type === 'name error' || type === 'no data' ? settings.negative : settings.positive;
  return clamp(minimalTtl(message, type, most), least, most);
}

function put(
  store: Store,
  settings: Settings,
  query: Query,
  key: string,
  message: Message,
  type: ResponseType,
  now: number,
  seconds: number,
  how: Keeping,
): Item | undefined {
  const name = message.question[0]?.name ?? '.';
  const positive = type === 'no error' || type === 'delegation';
  const excepted = positive ? settings.exceptPositive : settings.exceptNegative;
  if (how.excepts && matchZone(excepted, name) !== '') return undefined;
  const item = newItem(message, now, seconds);
  if (!positive) {
    store.negative.set(key, item);
    return item;
  }
  if (settings.preferPositive && !item.answering) {
    const before = store.positive.get(key);
    if (before) item.lastKnownGood = answeringItem(before, query);
  }
  store.positive.set(key, item);
  if (settings.preferPositive ? item.answering : how.prefetch) store.negative.delete(key);
  return item;
}

/** A full answer that a verifying refresh may take under prefer_positive. */
export const isUsable = (message: Message, now: number): boolean =>
  !message.tc && typeOfResponse(message, now) === 'no error' && answersQuestion(message);
