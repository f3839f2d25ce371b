import { choice, one, some, text, variant, where } from '@corefile/schema';

const word = where(
  text('WORD', 'file'),
  token => token !== 'file' && token !== 'directory',
  'file (directory is not implemented)',
);

/** `key file …`; any other word but `directory` is taken, gives no key, and what follows it is the next option. */
export const keySource = {
  source: choice('where the keys are', {
    file: variant('pairs of files as dnssec-keygen makes them', {
      paths: some(
        text('PATH', 'the path of a key, with .key, .private or neither'),
        'one for each pair, with or without .key or .private; relative to root',
      ),
    }),
  }),
};
export const noSource = { nothing: one(word, 'a word CoreDNS does not know and skips') };
