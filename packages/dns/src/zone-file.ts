import { absoluteName } from './absolute-name.ts';
import { fromByteString } from './byte-string.ts';
import { GeneratedText, parseGenerateRange } from './generate.ts';
import { fqdn, isDomainName } from './name.ts';
import { cleanPath, directoryOf } from './path.ts';
import { parseOpaqueAs, parseRdata, readLineEnd } from './rdata/parse-rdata.ts';
import { emptyRdata, knownRdataType } from './rdata/rdata.ts';
import type { ResourceRecord } from './record.ts';
import { recordClasses } from './record-class.ts';
import { parseTtl } from './ttl.ts';
import { type ZoneError, ZoneFailure, zoneError } from './zone-error.ts';
import { endOfFile, type Token, type TokenKind, ZoneLexer, type ZoneText } from './zone-lexer.ts';
import { zoneText } from './zone-text.ts';

/** Reads a file for `$INCLUDE`; the error is the operating system's: `open db.sub: no such file or directory`. */
export type ReadFile = (path: string) => { text: string } | { error: string };

export interface ZoneOptions {
  /** Origin of relative names; '' for none, then they are refused. */
  origin: string;
  /** Path of the text, shown in errors; `$INCLUDE` is relative to its folder. */
  file: string;
  /** TTL of records before the first that has one; without it such records are refused. */
  defaultTtl?: number;
  /** `$INCLUDE` is refused without it. */
  readFile?: ReadFile;
}

const MAX_INCLUDE_DEPTH = 7;
/** Seconds for records of `$GENERATE` and of dns.NewRR. */
export const DEFAULT_TTL = 3600;

interface DefaultTtl {
  seconds: number;
  byDirective: boolean;
}

/** What the next token of a line is to be; the names follow the grammar of RFC 1035 §5.1. */
type Expected =
  | 'start of line'
  | 'blank after owner'
  | 'type, ttl or class'
  | 'blank after class'
  | 'type or ttl'
  | 'blank after ttl'
  | 'type or class'
  | 'blank before type'
  | 'type'
  | 'rdata'
  | 'blank after directive'
  | 'value of directive';

/**
 * The zone parser of miekg/dns: records one by one, in the order of the text, until the end or the first error. It
 * accepts and refuses what CoreDNS does when it loads a zone file, with the same message. The file is long because it is
 * one state machine: what a token means depends on all that a line has had before.
 */
export class ZoneParser {
  /** The first error; no records come after it. */
  error: ZoneError | undefined;
  readonly #lexer: ZoneLexer;
  readonly #text: ZoneText;
  readonly #options: ZoneOptions;
  #origin: string;
  #defaultTtl: DefaultTtl | undefined;
  /** Parser of an included file or a `$GENERATE`, whose records come first. */
  #inner: ZoneParser | undefined;
  #includeDepth = 0;
  #isGenerated = false;
  // What a record leaves out it has from the one before.
  #name = '';
  #type = 0;
  #class = 0;
  #ttl = 0;

  constructor(text: ZoneText, options: ZoneOptions) {
    this.#text = text;
    this.#lexer = new ZoneLexer(text);
    this.#options = options;
    this.#origin = options.origin === '' ? '' : fqdn(options.origin);
    if (options.defaultTtl !== undefined) this.#defaultTtl = { seconds: options.defaultTtl, byDirective: false };
    if (this.#origin !== '' && !isDomainName(this.#origin)) {
      this.error = zoneError(options.file, 'bad initial origin name', endOfFile);
    }
  }

  /** The next record; undefined at the end and after an error. */
  next(): ResourceRecord | undefined {
    while (this.error === undefined) {
      if (this.#inner) {
        const rr = this.#inner.next();
        if (rr) return rr;
        this.error = this.#inner.error;
        this.#inner = undefined;
        continue;
      }
      try {
        const rr = this.#nextOfText();
        if (rr) return rr;
      } catch (failure) {
        if (!(failure instanceof ZoneFailure)) throw failure;
        this.error = zoneError(this.#options.file, failure.message, failure.token);
      }
      if (!this.#inner) {
        this.error ??= this.#text.failure;
        return undefined;
      }
    }
    return undefined;
  }

  /** The next record of this text; undefined at its end and when #inner is to be asked. Throws ZoneFailure. */
  #nextOfText(): ResourceRecord | undefined {
    let expected: Expected = 'start of line';
    let directive: TokenKind = '$TTL';
    for (let token = this.#lexer.next(); token.kind !== 'eof' || token.error; token = this.#lexer.next()) {
      // A broken first token has the kind `eof` still.
      if (token.error) throw new ZoneFailure(token.text, token);
      switch (expected) {
        case 'rdata':
          return this.#record(token);
        case 'blank after directive':
          if (token.kind !== 'blank') throw new ZoneFailure(`no blank after ${directive}-directive`, token);
          expected = 'value of directive';
          break;
        case 'value of directive':
          this.#directive(directive, token);
          if (this.#inner) return undefined;
          expected = 'start of line';
          break;
        default:
          if (expected === 'start of line' && token.kind.startsWith('$')) {
            this.#startLine();
            directive = token.kind;
            expected = 'blank after directive';
          } else expected = this.#header(expected, token);
      }
    }
    return undefined;
  }

  #startLine(): void {
    if (this.#defaultTtl) this.#ttl = this.#defaultTtl.seconds;
    this.#class = recordClasses.IN;
  }

  /** Takes one token before the rdata and says what comes next. */
  #header(expected: Exclude<Expected, 'rdata' | `${string} directive`>, token: Token): Expected {
    switch (expected) {
      case 'start of line':
        return this.#firstToken(token);
      case 'blank after owner':
        return afterBlank(token, 'no blank after owner', 'type, ttl or class');
      case 'type, ttl or class':
        if (token.kind === 'type' && !this.#defaultTtl)
          throw new ZoneFailure('missing TTL with no previous value', token);
        if (token.kind === 'string') return this.#setTtl(token, 'blank after ttl');
        if (token.kind === 'class') return this.#setClass(token, 'blank after class');
        return this.#setType(token, 'expecting RR type, TTL or class, not this...');
      case 'blank after class':
        return afterBlank(token, 'no blank before class', 'type or ttl');
      case 'type or ttl':
        if (token.kind === 'string') return this.#setTtl(token, 'blank before type');
        return this.#setType(token, 'expecting RR type or TTL, not this...');
      case 'blank after ttl':
        return afterBlank(token, 'no blank before TTL', 'type or class');
      case 'type or class':
        if (token.kind === 'class') return this.#setClass(token, 'blank before type');
        return this.#setType(token, 'expecting RR type or class, not this...');
      case 'blank before type':
        return afterBlank(token, 'no blank before RR type', 'type');
      case 'type':
        return this.#setType(token, 'unknown RR type');
    }
  }

  #firstToken(token: Token): Expected {
    this.#startLine();
    switch (token.kind) {
      case 'newline':
      case 'blank':
        return 'start of line';
      case 'owner': {
        const name = absoluteName(token.text, this.#origin);
        if (name === undefined) throw new ZoneFailure('bad owner name', token);
        this.#name = name;
        return 'blank after owner';
      }
      case 'class':
        return this.#setClass(token, 'blank after class');
      case 'string':
        return this.#setTtl(token, 'blank after ttl');
      default:
        return this.#setType(token, 'syntax error at beginning');
    }
  }

  #setType(token: Token, otherwise: string): Expected {
    if (token.kind !== 'type') throw new ZoneFailure(otherwise, token);
    this.#type = token.code;
    return 'rdata';
  }

  #setClass(token: Token, next: Expected): Expected {
    this.#class = token.code;
    return next;
  }

  /** A record's own TTL is the default of those that follow, unless `$TTL` has set one. */
  #setTtl(token: Token, next: Expected): Expected {
    const seconds = parseTtl(token.text);
    if (seconds === undefined) throw new ZoneFailure('not a TTL', token);
    this.#ttl = seconds;
    if (!this.#defaultTtl?.byDirective) this.#defaultTtl = { seconds, byDirective: false };
    return next;
  }

  /** `token` is the one after the type. */
  #record(token: Token): ResourceRecord {
    const type = this.#type;
    const isOpaque = knownRdataType(type) !== undefined && this.#lexer.peek().text === '\\#';
    const header = { name: this.#name, type, class: this.#class, ttl: this.#ttl };
    if (this.#lexer.peek().text === '') {
      // At the end of the text rdata may be missing, as in a dynamic update.
      readLineEnd(this.#lexer);
      return { ...header, rdata: emptyRdata(type) };
    }
    if (token.kind === 'newline') throw new ZoneFailure('unexpected newline', token);
    try {
      return { ...header, rdata: (isOpaque ? parseOpaqueAs : parseRdata)(type, this.#lexer, this.#origin) };
    } catch (failure) {
      // What has no place of its own is blamed on the token after the type.
      if (failure instanceof ZoneFailure && failure.token.kind === 'eof') throw new ZoneFailure(failure.message, token);
      throw failure;
    }
  }

  #directive(directive: TokenKind, token: Token): void {
    if (directive === '$GENERATE' && this.#isGenerated) {
      throw new ZoneFailure('nested $GENERATE directive not allowed', token);
    }
    const notThis = `expecting ${directive} value, not this...`;
    if (token.kind !== 'string') throw new ZoneFailure(notThis, token);
    if (directive === '$INCLUDE') this.#include(token);
    else if (directive === '$GENERATE') this.#generate(token);
    else {
      readLineEnd(this.#lexer);
      if (directive === '$TTL') {
        const seconds = parseTtl(token.text);
        if (seconds === undefined) throw new ZoneFailure(notThis, token);
        this.#defaultTtl = { seconds, byDirective: true };
      } else {
        const origin = absoluteName(token.text, this.#origin);
        if (origin === undefined) throw new ZoneFailure('bad origin name', token);
        this.#origin = origin;
      }
    }
  }

  /** `$INCLUDE path [origin]` */
  #include(token: Token): void {
    let origin = this.#origin;
    const after = this.#lexer.next();
    if (after.kind === 'blank') {
      const originToken = this.#lexer.next();
      if (originToken.kind === 'string') {
        const name = absoluteName(originToken.text, this.#origin);
        if (name === undefined) throw new ZoneFailure('bad origin name', originToken);
        origin = name;
      }
    } else if (after.kind !== 'newline' && after.kind !== 'eof') throw new ZoneFailure('garbage after $INCLUDE', after);
    const { readFile, file: from } = this.#options;
    if (!readFile) throw new ZoneFailure('$INCLUDE directive not allowed', token);
    if (this.#includeDepth >= MAX_INCLUDE_DEPTH) throw new ZoneFailure('too deeply nested $INCLUDE', token);
    const path = fromByteString(token.text);
    const file = path.startsWith('/') ? path : cleanPath(`${directoryOf(from)}/${path}`);
    const read = readFile(file);
    if ('error' in read) {
      const as = file === path ? '' : ` as \`${file}'`;
      throw new ZoneFailure(`failed to open \`${path}'${as}: ${read.error}`, token);
    }
    this.#inner = new ZoneParser(zoneText(read.text), { origin, file, readFile });
    this.#inner.#defaultTtl = this.#defaultTtl;
    this.#inner.#includeDepth = this.#includeDepth + 1;
  }

  /** `$GENERATE range template…` */
  #generate(token: Token): void {
    const range = parseGenerateRange(token.text);
    if (typeof range === 'string') throw new ZoneFailure(range, token);
    const blank = this.#lexer.next();
    if (blank.kind !== 'blank') throw new ZoneFailure('garbage after $GENERATE range', blank);
    let template = '';
    for (let part = this.#lexer.next(); part.kind !== 'eof'; part = this.#lexer.next()) {
      if (part.error) throw new ZoneFailure('bad data in $GENERATE directive', part);
      if (part.kind === 'newline') break;
      template += part.text;
    }
    const { file } = this.#options;
    const text = new GeneratedText(template, range, ({ reason, from, to }) =>
      zoneError(file, reason, { ...blank, text: template.slice(from, to), column: blank.column + from + 1 }),
    );
    this.#inner = new ZoneParser(text, { ...this.#options, origin: this.#origin, defaultTtl: DEFAULT_TTL });
    this.#inner.#includeDepth = this.#includeDepth;
    this.#inner.#isGenerated = true;
  }
}

function afterBlank(token: Token, otherwise: string, next: Expected): Expected {
  if (token.kind !== 'blank') throw new ZoneFailure(otherwise, token);
  return next;
}
