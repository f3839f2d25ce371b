import { toUpper } from '@corefile/golang';
import { Fault, type Value, value } from '@corefile/schema';

/** Of go-autorest; the stack's own file is named by an environment variable. */
const clouds = ['AzurePublicCloud', 'AzureChinaCloud', 'AzureGermanCloud', 'AzureUSGovernmentCloud', 'AzureStackCloud'];
const known = new Set([...clouds, 'AzureCloud', 'AzureUSGovernment'].map(toUpper));

/** The name of one of Azure's clouds, in any letter case. */
export const cloud: Value<string> = value({
  label: 'ENVIRONMENT',
  expects: `one of ${clouds.join(', ')}`,
  suggestions: clouds,
  colour: 'word',
  matches: token => known.has(toUpper(token)),
  read: token =>
    known.has(toUpper(token)) ? token : new Fault(`'${token}' is no cloud of Azure; write one of ${clouds.join(', ')}`),
});
