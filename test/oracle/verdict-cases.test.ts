import { describe, expect, it } from 'vitest';
import { mutateCorefile } from './mutate-corefile.ts';
import { prng } from './prng.ts';
import { alternatives, layOut, readStanzas } from './stanza-format.ts';
import { verdictDifference } from './verdict-difference.ts';

describe('the stanza format', () => {
  it('lays a block out over the lines people write', () => {
    expect(layOut('cache 30 { success 5 ; keepttl }')).toBe(
      '    cache 30 {\n        success 5\n        keepttl\n    }',
    );
    expect(layOut('cache { }')).toBe('    cache {\n    }');
  });

  it('parts directives, and keeps what is no closed block as it is', () => {
    expect(layOut('log ;; cache { keepttl }')).toBe('    log\n    cache {\n        keepttl\n    }');
    expect(layOut('cache { keepttl')).toBe('    cache { keepttl');
  });

  it('keeps template actions inside a block', () => {
    expect(layOut('template IN A { answer "{{ .Name }} 60 IN A 10.0.0.1" }')).toContain(
      '\n        answer "{{ .Name }} 60 IN A 10.0.0.1"\n',
    );
  });

  it('makes a case of every combination of alternatives', () => {
    expect(alternatives('forward . <<tls|dns>>://<<a|b>>')).toEqual([
      'forward . tls://a',
      'forward . tls://b',
      'forward . dns://a',
      'forward . dns://b',
    ]);
    expect(() => alternatives('cache <<durations>>')).toThrow('no list of values is named durations');
  });

  it('changes the keys of the block, takes verbatim layouts and notes the files a case needs', () => {
    const text = '@ tls://.:853\nfile db.example.org\n\n| log {\n|   class all }\n\n| errors\n';
    const cases = readStanzas('x', text, ['db.example.org', 'hosts.example']);
    expect(cases).toEqual([
      { id: 'x-0001', text: 'tls://.:853 {\n    file db.example.org\n}\n', files: ['db.example.org'] },
      { id: 'x-0002', text: 'tls://.:853 {\n    log {\n      class all }\n}\n', files: [] },
      { id: 'x-0003', text: 'tls://.:853 {\n    errors\n}\n', files: [] },
    ]);
  });
});

describe('mutants', () => {
  it('are the same for the same seed, and others for another', () => {
    const edits = (seed: number) => {
      const random = prng(seed);
      return Array.from({ length: 50 }, () =>
        mutateCorefile('.:53 {\n    cache 30\n    log\n}\n', ['errors stdout'], random),
      );
    };
    expect(edits(1)).toEqual(edits(1));
    expect(edits(1)).not.toEqual(edits(2));
    expect(new Set(edits(1)).size).toBeGreaterThan(40);
  });
});

describe('a difference of verdicts', () => {
  const error = { line: 3, message: 'unknown option', code: 'option' };
  const errors = { errors: [error], machine: [] };
  const nothing = { errors: [], machine: [] };

  it('is an error where the server starts, or none where it refuses', () => {
    expect(verdictDifference(errors, { verdict: 'accept' })).toContain('the server starts');
    expect(verdictDifference(nothing, { verdict: 'refuse', message: 'no' })).toContain('the server refuses');
    expect(verdictDifference(nothing, { verdict: 'accept' })).toBeUndefined();
  });

  it('is another line, when the server names one', () => {
    expect(verdictDifference(errors, { verdict: 'refuse', line: 3 })).toBeUndefined();
    expect(verdictDifference(errors, { verdict: 'refuse', line: 2 })).toContain('another line');
    expect(verdictDifference(errors, { verdict: 'refuse' })).toBeUndefined();
  });

  it('is nothing where we leave that line to the machine', () => {
    const machine = { errors: [], machine: [error] };
    expect(verdictDifference(machine, { verdict: 'refuse', line: 3 })).toBeUndefined();
    expect(verdictDifference(machine, { verdict: 'refuse' })).toBeUndefined();
    expect(verdictDifference(machine, { verdict: 'refuse', line: 2 })).toContain('the server refuses');
    expect(verdictDifference(machine, { verdict: 'accept' })).toBeUndefined();
  });

  it('is nothing where the environment decides', () => {
    expect(verdictDifference(nothing, { verdict: 'environment' })).toBeUndefined();
    expect(verdictDifference(errors, { verdict: 'environment' })).toBeUndefined();
  });
});
