import type { AnswerCase } from './answer-case.ts';

/** `count` cases composed of answering plugins and queries, the same ones for the same seed. */
export function randomCases(_count: number, _seed: number): AnswerCase[] {
  return [];
}
