/** A message at its place, the way compilers print it. */
export const at = (path: string, line: number, column: number, message: string): string =>
  `${path}:${line}:${column}: ${message}`;

/** Something the user has to mend; printed without a stack. */
export class InputError extends Error {
  readonly exitCode: 2 | 3;

  constructor(message: string, exitCode: 2 | 3 = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}
