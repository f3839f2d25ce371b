import { createDispenser, type Dispenser } from './dispenser.ts';
import { type Env, replaceEnv } from './env.ts';
import type { Problem, ProblemCode } from './problem.ts';
import type { LoadedToken, Snippet } from './program.ts';
import type { Source, Token } from './token.ts';
import { createTokenStream, type TokenStream } from './token-stream.ts';

/** What the parts of the loader share while they walk through one Corefile. */
export interface Reader {
  readonly main: Source;
  readonly stream: TokenStream;
  readonly dispenser: Dispenser;
  readonly snippets: Map<string, Snippet>;
  readonly problems: Problem[];
  /** Undefined: any name goes, as in the `reload` plugin's own parse. */
  readonly validDirectives: ReadonlySet<string> | undefined;
  /**
   * Called with the cursor on `import`: replaces the import by what it leads to and leaves the cursor on the
   * first token of that, or on what follows when there is nothing.
   */
  readonly expandImport: (reader: Reader) => void;
  /** Replaces variables; problems are reported at the current token. */
  expand(text: string): string;
  /** Reports at the current token or the one given; `line` is for CoreDNS naming another line than that. */
  report(code: ProblemCode, message: string, hint?: string, at?: LoadedToken, line?: number): void;
  /** Ends the text here and keeps quiet about what follows from that. */
  stop(): void;
}

export interface ReaderOptions {
  readonly validDirectives: ReadonlySet<string> | undefined;
  readonly env: Env;
  readonly expandImport: (reader: Reader) => void;
}

export function createReader(main: Source, tokens: readonly Token[], options: ReaderOptions): Reader {
  const stream = createTokenStream(main, tokens);
  const dispenser = createDispenser(stream, main.path);
  const problems: Problem[] = [];
  const endless = new Set<Token>();
  let stopped = false;

  const report: Reader['report'] = (code, message, hint, at = dispenser.token(), line = at?.line ?? 0) => {
    if (stopped) return;
    const end = main.text.length;
    const range = at
      ? { source: at.token.source, start: at.token.start, end: at.token.end }
      : { source: main, start: end, end };
    problems.push({
      code,
      message,
      line, // 0: an import that yields nothing at the very end leaves CoreDNS without a token
      range,
      ...(hint === undefined ? {} : { hint }),
      ...(at?.importedBy ? { importedBy: at.importedBy } : {}),
    });
  };

  return {
    main,
    stream,
    dispenser,
    problems,
    snippets: new Map(),
    validDirectives: options.validDirectives,
    expandImport: options.expandImport,
    report,
    stop() {
      stopped = true;
      stream.stop();
    },
    expand(text) {
      const replaced = replaceEnv(text, options.env);
      if (replaced !== undefined) return replaced;
      const token = dispenser.token()?.token;
      if (token && !endless.has(token)) {
        endless.add(token);
        report(
          'endless-variable',
          `'${text}' leads back to itself: CoreDNS replaces variables again in the value it has put in, and hangs`,
          'give the variable a value without a reference to itself',
        );
      }
      return text;
    },
  };
}
