import {
  decodeMessage,
  type EdnsOption,
  encodeMessage,
  type Message,
  message,
  nsidOption,
  optRecord,
  subnetOption,
  toByteString,
} from '@corefile/dns';
import { parseCIDR } from '@corefile/golang';
import { InputError } from './problem-text.ts';
import type { QueryWords } from './query-words.ts';
import { signQuery } from './tsig-key.ts';

/** The message that the words stand for, as it arrives at the server: packed and read again, so that `\\085` is `U`. `now` is when it is signed, in milliseconds. */
export function requestOf(query: QueryWords, now: number): Message {
  const options: EdnsOption[] = [];
  if (query.subnet !== undefined) options.push(clientSubnet(query.subnet));
  if (query.nsid) options.push(nsidOption(''));
  const { bytes, error } = encodeMessage(
    message({
      rd: query.recurse,
      ad: query.ad,
      cd: query.cd,
      question: [{ name: toByteString(query.name), type: query.type, class: query.class }],
      additional: query.bufsize === undefined ? [] : [optRecord(query.bufsize, query.dnssec, options)],
    }),
  );
  if (!bytes) throw new InputError(`'${query.name}' is not a domain name: ${error}`);
  const request = decodeMessage(bytes).message;
  return query.tsig ? signQuery(request, query.tsig, now) : request;
}

function clientSubnet(text: string): EdnsOption {
  const family = text.includes(':') ? 2 : 1;
  const network = parseCIDR(text.includes('/') ? text : `${text}/${family === 2 ? 128 : 32}`);
  if (!network.ok) return subnetOption(family, 0, 0, new Uint8Array());
  return subnetOption(family, network.value.net.ones, 0, Uint8Array.from(network.value.net.ip));
}
