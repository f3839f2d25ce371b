import { formatFloat } from '@corefile/golang';
import type { DataValue } from './data-value.ts';

type Labels = readonly (readonly [label: string, value: string])[];

/** What geoip tells of a city's record (plugin/geoip/city.go); nothing when the record is of another shape. */
export const cityLabels = (place: DataValue | undefined): Labels =>
  read(place, at => [
    ['geoip/city/name', at.text('city', 'names', 'en')],
    ['geoip/country/name', at.text('country', 'names', 'en')],
    ['geoip/continent/name', at.text('continent', 'names', 'en')],
    ['geoip/country/code', at.text('country', 'iso_code')],
    [
      'geoip/subdivisions/code',
      at
        .list('subdivisions')
        .map(each => each.text('iso_code'))
        .join(','),
    ],
    ['geoip/country/is_in_european_union', String(at.flag('country', 'is_in_european_union'))],
    ['geoip/continent/code', at.text('continent', 'code')],
    ['geoip/latitude', at.fraction('location', 'latitude')],
    ['geoip/longitude', at.fraction('location', 'longitude')],
    ['geoip/timezone', at.text('location', 'time_zone')],
    ['geoip/postalcode', at.text('postal', 'code')],
  ]);

/** What geoip tells of a network's record (plugin/geoip/asn.go). */
export const asnLabels = (place: DataValue | undefined): Labels =>
  read(place, at => [
    ['geoip/asn/number', at.whole('autonomous_system_number')],
    ['geoip/asn/org', at.text('autonomous_system_organization')],
  ]);

class OtherShape extends Error {}

function read(place: DataValue | undefined, labels: (at: Reader) => Labels): Labels {
  if (place === undefined) return [];
  try {
    return labels(new Reader(place));
  } catch (error) {
    if (error instanceof OtherShape) return [];
    throw error;
  }
}

/** Takes fields of a record by their path: Go's zero value for what is missing, OtherShape for what is of another type. */
class Reader {
  readonly #place: DataValue;
  constructor(place: DataValue) {
    if (!(place instanceof Map)) throw new OtherShape();
    this.#place = place;
  }
  text = (...path: string[]): string => this.#take(path, 'string') ?? '';
  flag = (...path: string[]): boolean => this.#take(path, 'boolean') ?? false;
  whole = (...path: string[]): string => String(this.#take(path, 'bigint') ?? 0n);
  fraction = (...path: string[]): string => {
    const found = this.#take(path, 'number');
    return found === undefined ? '' : formatFloat(found, 'f', -1);
  };
  list(name: string): readonly Reader[] {
    const found = this.#find([name]) ?? [];
    if (!Array.isArray(found)) throw new OtherShape();
    return (found as readonly DataValue[]).map(each => new Reader(each));
  }

  #take<K extends keyof Kinds>(path: readonly string[], kind: K): Kinds[K] | undefined {
    const found = this.#find(path);
    if (found !== undefined && typeof found !== kind) throw new OtherShape();
    return found as Kinds[K] | undefined;
  }
  #find(path: readonly string[]): DataValue | undefined {
    let found: DataValue | undefined = this.#place;
    for (const key of path) {
      if (!(found instanceof Map)) throw new OtherShape();
      found = found.get(key);
      if (found === undefined) return undefined;
    }
    return found;
  }
}
interface Kinds {
  readonly string: string;
  readonly boolean: boolean;
  readonly bigint: bigint;
  readonly number: number;
}
