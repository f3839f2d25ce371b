import type { Judgement } from './judge.ts';
import type { ServerVerdict } from './server-verdict.ts';

/**
 * How our errors contradict the server's word, or undefined. A refusal with a line must have that line among ours;
 * a refusal by the environment contradicts nothing: we may or may not see it. Some of those hide behind other words
 * (a file of keys that is missing is called a wrong number of arguments): there it is enough that we leave that line to
 * the machine.
 */
export function verdictDifference({ errors, machine }: Judgement, server: ServerVerdict): string | undefined {
  const ours = errors.map(error => `${error.line}: ${error.message} [${error.code}]`).join('\n    ');
  const theirs = `${server.line ?? '-'}: ${server.message ?? ''}`;
  if (server.verdict === 'environment') return undefined;
  if (server.verdict === 'accept')
    return errors.length > 0 ? `the server starts, we refuse\n  ours   ${ours}` : undefined;
  const blames = (words: typeof errors) => words.some(({ line }) => server.line === undefined || line === server.line);
  if (blames(errors) || blames(machine)) return undefined;
  if (errors.length === 0) return `the server refuses, we do not\n  server ${theirs}`;
  return `another line is to blame\n  server ${theirs}\n  ours   ${ours}`;
}
