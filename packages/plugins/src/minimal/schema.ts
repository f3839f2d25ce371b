import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('minimal', {
  summary: 'Leaves out of answers what the client did not ask for.',
  description: `Removes the authority and additional sections of answers with NOERROR that have at least one record in their
answer section, so that they become smaller. Denials and referrals keep their sections, for clients need them there.`,
  examples: ['minimal'],
  occurs: 'first wins',
  nextArgs: 1,
  role: 'handler',
  since: '1.8.4',
});
