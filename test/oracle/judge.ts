/** An error of ours: why the server would not start. `line` counts from 1 in the Corefile itself; absent when no line is to blame. */
export interface JudgedError {
  readonly line?: number;
  readonly message: string;
  readonly code: string;
}

/** What surrounds a Corefile: the files beside it by relative name, and the environment. */
export interface JudgeHost {
  readonly files: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

/** Whether CoreDNS would refuse a Corefile, by our engines: no errors means it starts. */
export type Judge = (text: string, host: JudgeHost) => { readonly errors: readonly JudgedError[] };

/** The judge of `corefile-lint`, once it is wired here. */
export const judge: Judge = () => {
  throw new Error('test/oracle/judge.ts: the linter is not wired yet; use --record or --server');
};
