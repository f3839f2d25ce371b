import { type EdnsOption, type Message, message, nsidOption, optRecord, subnetOption } from '@corefile/dns';
import { parseCIDR } from '@corefile/golang';
import type { QueryWords } from './query-words.ts';

/** The message that the words stand for. */
export function requestOf(query: QueryWords): Message {
  const options: EdnsOption[] = [];
  if (query.subnet !== undefined) options.push(clientSubnet(query.subnet));
  if (query.nsid) options.push(nsidOption(''));
  return message({
    rd: query.recurse,
    ad: query.ad,
    cd: query.cd,
    question: [{ name: query.name, type: query.type, class: query.class }],
    additional: query.bufsize === undefined ? [] : [optRecord(query.bufsize, query.dnssec, options)],
  });
}

function clientSubnet(text: string): EdnsOption {
  const family = text.includes(':') ? 2 : 1;
  const network = parseCIDR(text.includes('/') ? text : `${text}/${family === 2 ? 128 : 32}`);
  if (!network.ok) return subnetOption(family, 0, 0, new Uint8Array());
  return subnetOption(family, network.value.net.ones, 0, Uint8Array.from(network.value.net.ip));
}
