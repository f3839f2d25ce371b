import { choice, one, some, text, variant, where } from '@corefile/schema';

const word = where(
  text('WORD', 'file or aws_secretsmanager'),
  token => token !== 'file' && token !== 'aws_secretsmanager',
  'file or aws_secretsmanager',
);

/** `key`: from files or from AWS. Any other word is taken, gives no key, and what follows it is the next option. */
export const keySource = {
  source: choice('where the keys are', {
    file: variant('pairs of files as dnssec-keygen makes them', {
      paths: some(
        text('PATH', 'the path of a key, with .key, .private or neither'),
        'one for each pair, with or without .key or .private; relative to root',
      ),
    }),
    aws_secretsmanager: variant(
      'secrets in AWS Secrets Manager',
      { secrets: some(text('SECRET', 'the name or ARN of a secret'), 'names or ARNs of secrets') },
      { since: '1.11.4' },
    ),
  }),
};
export const noSource = { nothing: one(word, 'a word CoreDNS does not know and skips') };
