import { type FuncMap, intType, parseUint, stringType, uint64Type } from '@corefile/golang';

/** Functions that templates of this plugin may call besides Go's own: `parseInt TEXT BASE BITS` is strconv.ParseUint. */
export const templateFunctions: FuncMap = {
  parseInt: {
    params: [stringType, intType, intType],
    result: uint64Type,
    call: ([text, base, bits]) => parseUint(text as string, Number(base), Number(bits)),
  },
};
