import type { Judgement } from './judge.ts';
import type { ServerVerdict } from './server-verdict.ts';

/**
 * How our errors contradict the server's word, or undefined. A refusal with a line must have that line among ours;
 * a refusal by the environment contradicts nothing: we may or may not see it.
 */
export function verdictDifference({ errors }: Judgement, server: ServerVerdict): string | undefined {
  const ours = errors.map(error => `${error.line}: ${error.message} [${error.code}]`).join('\n    ');
  const theirs = `${server.line ?? '-'}: ${server.message ?? ''}`;
  if (server.verdict === 'environment') return undefined;
  if (server.verdict === 'accept')
    return errors.length > 0 ? `the server starts, we refuse\n  ours   ${ours}` : undefined;
  if (errors.length === 0) return `the server refuses, we do not\n  server ${theirs}`;
  if (server.line === undefined || errors.some(error => error.line === server.line)) return undefined;
  return `another line is to blame\n  server ${theirs}\n  ours   ${ours}`;
}
