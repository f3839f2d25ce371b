import type { EdnsOption } from '../../edns-option.ts';
import { normalizeOption } from '../../edns-option.ts';
import { u16At } from '../../u16-at.ts';
import type { Field } from '../field.ts';

/** The options of an OPT record. What comes from the wire is checked and brought into the form miekg/dns sends on. */
export function ednsOptions(wireName: string): Field<readonly EdnsOption[]> {
  return {
    zero: [],
    wireName,
    print: () => undefined,
    encode(value, out) {
      for (const { code, data } of value) {
        out.u16(code);
        out.u16(data.length);
        out.raw(data);
      }
    },
    decode(input) {
      const overflow = 'overflow unpacking opt';
      const options: EdnsOption[] = [];
      while (input.offset < input.end) {
        const head = input.take(4, overflow);
        const code = u16At(head, 0);
        const data = input.take(u16At(head, 2), overflow);
        options.push({ code, data: normalizeOption(code, data) });
      }
      return options;
    },
    length: value => value.reduce((total, { data }) => total + 4 + data.length, 0),
    // miekg/dns never takes two OPT records for duplicates.
    equal: () => false,
  };
}
