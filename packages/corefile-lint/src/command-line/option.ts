/** One option of a command, as parsing, help, completion and the man page read it. */
export interface Option {
  readonly help: string;
  readonly short?: string;
  /** Placeholder of its value; a switch without one. */
  readonly value?: string;
  readonly multiple?: true;
  /** What the value may be; for `multiple` with `=`, what may stand before it. */
  readonly choices?: readonly string[];
  /** The value meant when it is given without one. */
  readonly bare?: string;
}

export type Options = Readonly<Record<string, Option>>;

/** The values of a table of options, typed by it. */
export type Values<T extends Options> = {
  readonly [K in keyof T]?: T[K] extends { readonly value: string }
    ? T[K] extends { readonly multiple: true }
      ? readonly string[]
      : string
    : boolean;
};

export interface Command<T extends Options = Options> {
  readonly summary: string;
  /** Words after the options, for the usage line. */
  readonly operands: string;
  /** What the operands may be, when they come from a list. */
  readonly words?: readonly string[];
  readonly options: T;
}
