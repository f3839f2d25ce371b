/** What a command needs of the process it runs in. */
export interface Terminal {
  write(text: string): void;
  complain(text: string): void;
}

/** Colours when asked for, or by default when a person is looking. */
export function wantsColour(when = 'auto'): boolean {
  if (when !== 'auto') return when === 'always';
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return (FORCE_COLOR !== undefined && FORCE_COLOR !== '0') || process.stdout.isTTY === true;
}

/** Something the user has to mend; printed without a stack. */
export class UsageError extends Error {}
