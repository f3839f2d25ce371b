/** Binding strength of the binary operators (parser/operator); `**` and `^` group to the right. */
export const binaryPrecedence: ReadonlyMap<string, number> = new Map([
  ['|', 0],
  ['or', 10],
  ['||', 10],
  ['and', 15],
  ['&&', 15],
  ['==', 20],
  ['!=', 20],
  ['<', 20],
  ['>', 20],
  ['>=', 20],
  ['<=', 20],
  ['in', 20],
  ['matches', 20],
  ['contains', 20],
  ['startsWith', 20],
  ['endsWith', 20],
  ['..', 25],
  ['+', 30],
  ['-', 30],
  ['*', 60],
  ['/', 60],
  ['%', 60],
  ['**', 100],
  ['^', 100],
  ['??', 500],
]);

export const unaryPrecedence: ReadonlyMap<string, number> = new Map([
  ['not', 50],
  ['!', 50],
  ['-', 90],
  ['+', 90],
]);

export const rightAssociative: ReadonlySet<string> = new Set(['**', '^']);
export const comparisons: ReadonlySet<string> = new Set(['<', '>', '>=', '<=']);
export const negatable: ReadonlySet<string> = new Set(['contains', 'matches', 'startsWith', 'endsWith', 'in']);
export const booleans: ReadonlySet<string> = new Set(['and', 'or', '&&', '||']);
