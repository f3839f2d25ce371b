import { type CstNode, CstParser, type IToken } from 'chevrotain';
import { Close, Import, Newline, Open, tokenTypes, Word } from './tokens.ts';

/**
 * The shape of a Corefile. Every sequence of tokens has a tree: what CoreDNS refuses is decided by `load`, here
 * a mistake must only not spoil what surrounds it.
 */
class Grammar extends CstParser {
  constructor() {
    // validations are for whoever changes a rule: set skipValidations to false once and look for an ambiguity
    super(tokenTypes, { recoveryEnabled: true, maxLookahead: 1, skipValidations: true });
    this.performSelfAnalysis();
  }

  // `. { ⏎ } ⏎ } ⏎ b.org { ⏎ }`: the second '}' is a stray, so that b.org is still a server block
  file = this.RULE('file', () => {
    this.MANY(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.import) },
        { ALT: () => this.SUBRULE(this.serverBlock) },
        { ALT: () => this.CONSUME(Close) },
        { ALT: () => this.CONSUME(Newline) },
      ]);
    });
  });

  // snippets are server blocks with one key in parentheses; Caddy 2's global options are one without a key
  serverBlock = this.RULE('serverBlock', () => {
    this.OR([
      {
        ALT: () => {
          this.AT_LEAST_ONE(() => this.CONSUME(Word));
          this.OPTION(() => {
            this.OR2([{ ALT: () => this.SUBRULE(this.block) }, { ALT: () => this.SUBRULE(this.bareBlock) }]);
          });
        },
      },
      { ALT: () => this.SUBRULE2(this.block) },
    ]);
  });

  // `. { ⏎ log`: at the end of the text the rule is given up without its '}', and so are all rules around it;
  // what they have read so far is their node
  block = this.RULE('block', () => {
    this.CONSUME(Open);
    this.SUBRULE(this.lines);
    this.CONSUME(Close);
  });

  // `a.org ⏎ log`: a block without braces goes on to a '}' or to the end
  bareBlock = this.RULE('bareBlock', () => {
    this.CONSUME(Newline);
    this.SUBRULE(this.lines);
    this.OPTION(() => this.CONSUME(Close));
  });

  lines = this.RULE('lines', () => {
    this.MANY(() => {
      this.OR([
        { ALT: () => this.CONSUME(Newline) },
        { ALT: () => this.SUBRULE(this.import) },
        { ALT: () => this.SUBRULE(this.directive) },
      ]);
    });
  });

  // `. { ⏎ { ⏎ success 1 ⏎ }`: a brace where a directive should begin opens the block of one without a name
  directive = this.RULE('directive', () => {
    this.AT_LEAST_ONE(() => {
      this.OR([{ ALT: () => this.CONSUME(Word) }, { ALT: () => this.SUBRULE(this.block) }]);
    });
  });

  // `import ⏎` and `import a b { ⏎ … }`, as in Caddy 2, are imports with too little and too much
  import = this.RULE('import', () => {
    this.CONSUME(Import);
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(Word) }, { ALT: () => this.SUBRULE(this.block) }]);
    });
  });
}

let grammar: Grammar | undefined;

/** Constructed at the first parse: a command that only loads a Corefile need not wait for it. */
export function parseCst(tokens: IToken[]): CstNode {
  grammar ??= new Grammar();
  grammar.input = tokens;
  return grammar.file();
}
