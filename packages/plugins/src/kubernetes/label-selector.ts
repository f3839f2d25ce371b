import { utf8Length } from '@corefile/golang';
import { Fault, type Value, value } from '@corefile/schema';

/** One condition of a label selector; all of a selector must hold. */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: 'in' | 'notin' | 'exists' | '!';
  /** In byte order, each once; `a=b` is `a in (b)`. */
  readonly values: readonly string[];
}

/**
 * A label selector as Kubernetes writes them (`env=prod,tier in (web,api),!legacy`), read the way CoreDNS does:
 * ParseToLabelSelector of apimachinery 0.35. That knows neither `!=` nor `<` and `>`, although selectors elsewhere do.
 */
export const labelSelector: Value<readonly LabelRequirement[]> = value({
  label: 'SELECTOR',
  expects: 'a label selector such as env=prod,tier in (web,api)',
  colour: 'string',
  matches: token => !(readSelector(token) instanceof Fault),
  read: readSelector,
});

interface Item {
  readonly kind: 'end' | 'word' | '(' | ')' | ',' | '!' | '=' | '==' | '!=' | '<' | '>';
  readonly text: string;
}

// The longest operator wins: `===` is `==` and `=`.
const itemPattern = /==|!=|[=!(),<>]|[^=!(),<>]+/g;

function itemsOf(selector: string): Item[] {
  // Go's lexer takes a NUL at the start of an item for the end of the text, and behind an item for a blank.
  const end = /(?:^|[ \t\r\n\0])\0/.exec(selector)?.index ?? selector.length;
  const parts = selector.slice(0, end).split(/[ \t\r\n\0]+/);
  return [
    ...parts
      .flatMap(part => part.match(itemPattern) ?? [])
      .map(text => ({ kind: /^[=!(),<>]/.test(text) ? (text as Item['kind']) : ('word' as const), text })),
    { kind: 'end', text: '' },
  ];
}

function readSelector(selector: string): readonly LabelRequirement[] | Fault {
  const items = itemsOf(selector);
  const requirements = new Set<LabelRequirement>();
  const equal = new Map<string, LabelRequirement>();
  let at = 0;
  const next = (): Item => items[at++] ?? { kind: 'end', text: '' };
  const peek = (): Item['kind'] => items[at]?.kind ?? 'end';
  while (peek() !== 'end') {
    const isEqual = items[at + 1]?.kind === '=' || items[at + 1]?.kind === '==';
    const requirement = readRequirement(next, peek);
    if (requirement instanceof Fault) return requirement;
    requirements.add(requirement);
    if (isEqual) {
      // Go keeps `a=b` in a map by label: of `a=b,a=c` only the last is left, and not nothing.
      const earlier = equal.get(requirement.key);
      if (earlier) requirements.delete(earlier);
      equal.set(requirement.key, requirement);
    }
    const after = next();
    if (after.kind === 'end') break;
    if (after.kind !== ',')
      return new Fault(`'${after.text}' follows ${requirement.key}; write a comma between two conditions`);
    if (peek() !== 'word' && peek() !== '!') return new Fault('nothing follows the last comma; remove it');
  }
  return [...requirements];
}

function readRequirement(next: () => Item, peek: () => Item['kind']): LabelRequirement | Fault {
  let first = next();
  const negated = first.kind === '!';
  if (negated) first = next();
  if (first.kind !== 'word') return new Fault(`a label's name is expected, not '${first.text}'`);
  const key = first.text;
  if (!isLabelKey(key)) return new Fault(`'${key}' is not a label's name; write one such as app or example.com/app`);
  if (negated) return { key, operator: '!', values: [] };
  if (peek() === 'end' || peek() === ',') return { key, operator: 'exists', values: [] };
  const operator = next();
  const sets = operator.text === 'in' || operator.text === 'notin';
  if (operator.kind === '!=' || operator.kind === '<' || operator.kind === '>')
    return new Fault(`CoreDNS does not take '${operator.text}' in label selectors; write in or notin`);
  if (!sets && operator.kind !== '=' && operator.kind !== '==')
    return new Fault(`'${operator.text}' follows ${key}; write =, in or notin`);
  const values = sets ? readSet(next, peek) : readExact(next, peek);
  if (values instanceof Fault) return values;
  const bad = values.find(text => !isLabelValue(text));
  if (bad !== undefined)
    return new Fault(`'${bad}' is not a label's value; letters, digits, - _ and . make one, 63 at most`);
  return { key, operator: operator.text === 'notin' ? 'notin' : 'in', values: [...new Set(values)].sort() };
}

/** The value behind `=`; none is the empty one. */
function readExact(next: () => Item, peek: () => Item['kind']): readonly string[] | Fault {
  if (peek() === 'end' || peek() === ',') return [''];
  const item = next();
  return item.kind === 'word' ? [item.text] : new Fault(`a label's value is expected, not '${item.text}'`);
}

/** `(a,b,)`: empty places between commas are the empty value. */
function readSet(next: () => Item, peek: () => Item['kind']): readonly string[] | Fault {
  if (next().kind !== '(') return new Fault('in and notin need a list; write it as (a,b)');
  const values: string[] = [];
  for (let open = true; ; open = !open) {
    if (open) values.push(peek() === 'word' ? next().text : '');
    else {
      const item = next();
      if (item.kind === ')') return values;
      if (item.kind !== ',') return new Fault(`the list of values is not closed; write it as (a,b)`);
    }
  }
}

const part = '[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const labelPart = new RegExp(`^${part}$`);
const subdomain = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

const isLabelValue = (text: string): boolean => text === '' || labelPart.test(text);

/** `[DNS-SUBDOMAIN/]NAME`. */
function isLabelKey(key: string): boolean {
  const parts = key.split('/');
  const [prefix, name] = parts.length === 1 ? [undefined, parts[0]] : parts;
  if (parts.length > 2 || name === undefined || !labelPart.test(name)) return false;
  return prefix === undefined || (utf8Length(prefix) <= 253 && subdomain.test(prefix));
}
