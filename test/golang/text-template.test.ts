import {
  anyType,
  boolType,
  checkFields,
  executeTemplate,
  fail,
  type GoType,
  type GoValue,
  intType,
  mapOf,
  ok,
  parseTemplate,
  parseUint,
  pointerTo,
  sliceOf,
  stringType,
  uint16Type,
  uint64Type,
} from '@corefile/golang';
import { describe, expect, test } from 'vitest';

const header: GoType = { kind: 'struct', name: 'dns.MsgHdr', fields: [{ name: 'Id', type: uint16Type }] };
const question: GoType = {
  kind: 'struct',
  name: 'dns.Question',
  fields: [{ name: 'Name', type: stringType }],
  pointerMethods: { String: { params: [], result: stringType, call: q => ok(`;${(q as { Name: string }).Name}`) } },
};
const message: GoType = {
  kind: 'struct',
  name: 'dns.Msg',
  fields: [
    { name: 'MsgHdr', type: header, embedded: true },
    { name: 'Question', type: sliceOf(question) },
  ],
};
const dataType: GoType = {
  kind: 'struct',
  name: 'template.templateData',
  fields: [
    { name: 'Name', type: stringType },
    { name: 'Match', type: sliceOf(stringType) },
    { name: 'Group', type: mapOf(stringType, stringType) },
    { name: 'Message', type: pointerTo(message) },
    { name: 'Question', type: pointerTo(question) },
    { name: 'Any', type: anyType },
    { name: 'md', type: mapOf(stringType, boolType) },
  ],
  pointerMethods: {
    Meta: { params: [stringType], result: stringType, call: (_, [name]) => ok(`<${name}>`) },
    Add: {
      params: [intType, intType],
      result: intType,
      call: (_, [a, b]) => (a === b ? fail('the same') : ok((a as bigint) + (b as bigint))),
    },
  },
};
const data: GoValue = {
  type: pointerTo(dataType),
  value: {
    Name: 'a-é.example.',
    Match: ['a-é.example.', 'a', 'é'],
    Group: new Map([
      ['b', '2'],
      ['a', '1'],
    ]),
    Message: { MsgHdr: { Id: 7n }, Question: [{ Name: 'q.' }] },
    Question: { Name: 'q.' },
    Any: undefined,
    md: undefined,
  },
};
const funcs = {
  parseInt: {
    params: [stringType, intType, intType],
    result: uint64Type,
    call: ([text, base, size]: readonly unknown[]) => parseUint(text as string, Number(base), Number(size)),
  },
};

function run(text: string): string {
  const template = parseTemplate('answer', text, funcs);
  const result = template.ok ? executeTemplate(template.value, data) : template;
  return result.ok ? result.value : result.error;
}

test.each([
  ['{{.Name}} 60 IN A 1.2.3.4', 'a-é.example. 60 IN A 1.2.3.4'],
  ['{{ index .Match 1 }}.{{ .Group.b }}.{{ .Group.none }}', 'a.2.<no value>'],
  ['{{.Message.Id}} {{(index .Message.Question 0).Name}} {{.Question}}', '7 q. ;q.'],
  ['{{.Meta "kubernetes/pod"}} {{"x" | .Meta}} {{.Add 1 2}}', '<kubernetes/pod> <x> 3'],
  ['{{parseInt "1f" 16 64}} {{printf "%03d|%-4s|%q|%x" 7 "a" "b" "hi"}}', '31 007|a   |"b"|6869'],
  ['{{range $k, $v := .Group}}{{$k}}={{$v}};{{end}}', 'a=1;b=2;'],
  ['{{range 5}}{{if eq . 1}}{{continue}}{{end}}{{if eq . 3}}{{break}}{{end}}{{.}}{{end}}', '02'],
  ['{{range .Any}}x{{else}}none{{end}}', 'none'],
  ['{{with $x := .Name}}{{len $x}}{{end}} {{slice .Name 0 1}} {{index .Name 2}}', '13 a 195'],
  ['{{if and .Any (.Any.boom)}}a{{else if not .Any}}b{{end}}', 'b'],
  ['{{define "t"}}[{{.}}]{{end}}{{template "t" .Name}}{{block "b" 1}}{{.}}{{end}}', '[a-é.example.]1'],
  ['a \n {{- /* gone */ -}} \n b {{- 1 -}} c', 'ab1c'],
  ['{{$x := 1}}{{range .Match}}{{$x = .}}{{end}}{{$x}}', 'é'],
  ['{{html "<&>"}}{{urlquery "a b/é"}}{{js "\'"}}', "&lt;&amp;&gt;a+b%2F%C3%A9\\'"],
  ["{{'a'}} {{0x1F}} {{1e3}} {{1_000}} {{1i}} {{`raw`}}", '97 31 1000 1000 (0+1i) raw'],
  ['{{lt 1 2}}{{le "b" "a"}}{{eq .Message.Id 7 8}}{{ne 1 1}}', 'truefalsetruefalse'],
  ['{{printf "%d %!" "x" 1}}', '%!d(string=x) %!!(int=1)'],
])('%s', (text, expected) => expect(run(text)).toBe(expected));

describe('what Go refuses to parse', () => {
  test.each([
    ['{{.Name', 'template: answer:1: unclosed action'],
    ['{{.Name}', "template: answer:1: bad character U+007D '}'"],
    ['\n{{foo}}', 'template: answer:2: function "foo" not defined'],
    ['{{$x}}', 'template: answer:1: undefined variable "$x"'],
    ['{{if .Name}}', 'template: answer:1: unexpected EOF'],
    ['{{end}}', 'template: answer:1: unexpected {{end}}'],
    ['{{if}}{{end}}', 'template: answer:1: missing value for if'],
    ['{{"a".B}}', 'template: answer:1: unexpected . after term "\\"a\\""'],
    ['{{.Name | 3}}', 'template: answer:1: non executable command in pipeline stage 2'],
    ['{{08}}', 'template: answer:1: integer overflow: "08"'],
    ['{{99999999999999999999}}', 'template: answer:1: integer overflow: "99999999999999999999"'],
    ['{{1x}}', 'template: answer:1: bad number syntax: "1x"'],
    ['{{.a@b}}', "template: answer:1: bad character U+0040 '@'"],
    ['{{break}}', 'template: answer:1: {{break}} outside {{range}}'],
    ['{{"a}}', 'template: answer:1: unterminated quoted string'],
    ['{{(1\n\n}}', 'template: answer:3: unclosed left paren in action started at answer:1'],
    ['{{/* a }}', 'template: answer:1: unclosed comment'],
    [
      '{{define "a"}}x{{end}}{{define "a"}}y{{end}}',
      'template: answer:1: template: multiple definition of template "a"',
    ],
  ])('%s', (text, error) => expect(run(text)).toBe(error));
});

describe('what Go fails to execute', () => {
  const at = (place: string, node: string, why: string) =>
    `template: answer:${place}: executing "answer" at <${node}>: ${why}`;
  test.each([
    ['{{.Foo}}', at('1:2', '.Foo', "can't evaluate field Foo in type *template.templateData")],
    ['é\né{{.Name.X}}', at('2:9', '.Name.X', "can't evaluate field X in type string")],
    ['{{.md}}', at('1:2', '.md', 'md is an unexported field of struct type *template.templateData')],
    ['{{index .Match 9}}', at('1:2', 'index .Match 9', 'error calling index: index out of range: 9')],
    ['{{.Meta}}', at('1:2', '.Meta', 'wrong number of args for Meta: want 1 got 0')],
    ['{{.Add 1 1}}', at('1:2', '.Add', 'error calling Add: the same')],
    ['{{.Name 1}}', at('1:2', '.Name', 'Name has arguments but cannot be invoked as function')],
    ['{{lt 1 "a"}}', at('1:2', 'lt 1 "a"', 'error calling lt: incompatible types for comparison: int and string')],
    ['{{parseInt 1 10 64}}', at('1:11', '1', 'expected string; found 1')],
    [
      '{{parseInt "x" 10 64}}',
      at('1:2', 'parseInt "x" 10 64', 'error calling parseInt: strconv.ParseUint: parsing "x": invalid syntax'),
    ],
    ['{{template "t"}}', at('1:11', '{{template "t"}}', 'template "t" not defined')],
    ['{{template "answer"}}', at('1:11', '{{template "answer"}}', 'exceeded maximum template depth (100000)')],
    ['{{range .Name}}{{end}}', at('1:8', '.Name', "range can't iterate over a-é.example.")],
    ['{{nil}}', at('1:2', 'nil', 'nil is not a command')],
    ['{{len 3}}', at('1:2', 'len 3', 'error calling len: len of type int')],
  ])('%s', (text, error) => expect(run(text)).toBe(error));
});

test('bytes that are no text survive', () => {
  expect(run('{{slice "é" 0 1}}{{slice "é" 1 2}}')).toBe('é');
});

test('the address of a value and endless loops are not modelled', () => {
  for (const text of ['{{printf "%p" .Question}}', '{{range 9000000000000}}{{end}}']) {
    const template = parseTemplate('answer', text);
    expect(template.ok && executeTemplate(template.value, data)).toMatchObject({ ok: false, notModelled: true });
  }
});

test.each([
  ['{{if false}}{{.Foo}}{{end}}', ["can't evaluate field Foo in type *template.templateData"]],
  [
    '{{range .Message.Question}}{{.Nam}}{{$.Nmae}}{{end}}',
    ["can't evaluate field Nam in type dns.Question", "can't evaluate field Nmae in type *template.templateData"],
  ],
  ['{{with .Question}}{{.Name}}{{.String}}{{.Typ}}{{end}}', ["can't evaluate field Typ in type *dns.Question"]],
  ['{{define "t"}}{{.X}}{{end}}{{template "t" .Name}}', ["can't evaluate field X in type string"]],
  ['{{.Message.Id}}{{.Group.x}}{{.Any.y}}{{(index .Match 0).z}}{{.Meta "a"}}', []],
])('fields that do not exist: %s', (text, expected) => {
  const template = parseTemplate('answer', text);
  if (!template.ok) throw new Error(template.error);
  expect(checkFields(template.value, pointerTo(dataType)).map(problem => problem.error)).toEqual(expected);
});
