import { describe, expect, test } from 'vitest';
import { problemsOf } from './problems-of.ts';

/** The names of the rules that a Corefile breaks, where it stands. */
const found = (text: string) => problemsOf(text).map(({ rule }) => rule);

describe('A line that CoreDNS refuses', () => {
  test('does not hide what is wrong with the rest of its stanza', () => {
    const stanza = (line: string) => `.:53 {\n    forward . 127.0.0.1 {\n        ${line}\n    }\n}\n`;
    expect(found(stanza('max_fails many'))).toEqual(['forward-loopback-upstream', 'invalid-value']);
    expect(found(stanza('max_failures 3'))).toEqual(['forward-loopback-upstream', 'unknown-option']);
  });

  test('may be what the rest seems to lack', () => {
    const hosts = (line: string) =>
      `.:53 {\n    acl {\n        allow net 10.0.0.0/8\n        ${line}\n    }\n    forward . 192.0.2.1\n}\n`;
    expect(found(hosts('allow net 192.168.0.0/16'))).toEqual(['acl-allow-without-block']);
    expect(found(hosts('blok'))).toEqual(['unknown-option']);
  });
});

describe('A stanza that CoreDNS refuses', () => {
  test('does not hide the others', () => {
    expect(found('.:53 {\n    health :99999\n    cache 5m\n    whoami\n    log error\n}\n')).toEqual([
      'endpoint-address',
      'cache-ttl-with-unit',
      'log-argument-is-zone',
    ]);
  });

  test('may be the one that answers', () => {
    const block = (forward: string) =>
      `example.org:53 {\n    kubernetes {\n        fallthrough\n    }\n    ${forward}\n}\n`;
    expect(found(block('loop'))).toContain('fallthrough-to-nowhere');
    expect(found(block('forward .'))).toEqual(['required-argument-missing']);
    expect(found(block('frward . 192.0.2.1'))).toEqual(['unknown-plugin']);
  });
});

describe('An unknown plugin', () => {
  test('hides neither what others do nor which are missing', () => {
    expect(
      found('.:53 {\n    fanout . 192.0.2.1\n    autopath @kubernetes\n    forward . 192.0.2.1\n    whoami\n}\n'),
    ).toEqual(['unknown-plugin', 'companion-plugin-missing', 'unreachable-plugin']);
  });

  test('is taken for the one that was meant', () => {
    expect(found('.:53 {\n    autopath @kubernetes\n    kubernets cluster.local\n    whoami\n}\n')).toEqual([
      'unknown-plugin',
    ]);
  });
});
