import { isType, type ResourceRecord } from '@corefile/dns';
import { ipString, parseIP } from '@corefile/golang';
import type { Weights } from './weights.ts';

/** Swaps one address, drawn by weight, with the first; an address without a weight has 1. */
export function drawByWeight(
  addresses: readonly ResourceRecord[],
  weights: Weights,
  random: () => number,
): ResourceRecord[] {
  const each = addresses.map(record => weightOf(record, weights));
  let drawn = Math.floor(random() * each.reduce((sum, weight) => sum + weight, 0));
  const top = each.findIndex(weight => {
    drawn -= weight;
    return drawn < 0;
  });
  const order = [...addresses];
  [order[0], order[top]] = [order[top] as ResourceRecord, order[0] as ResourceRecord];
  return order;
}

function weightOf(record: ResourceRecord, weights: Weights): number {
  if (!isType(record, 'A') && !isType(record, 'AAAA')) return 1;
  const parsed = parseIP(record.rdata.address);
  const address = parsed && ipString(parsed);
  return weights.get(record.name)?.find(item => ipString(item.address) === address)?.weight ?? 1;
}
