const kinds = ['service_account', 'authorized_user', 'impersonated_service_account', 'external_account'];

/** Why CoreDNS refuses a file of Google credentials; undefined when it takes it (plugin/clouddns, getCredType). */
export function credentialsFault(text: string): string | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return 'it is no JSON';
  }
  if (read !== null && (typeof read !== 'object' || Array.isArray(read))) return 'it holds no JSON object';
  // Go's encoding/json takes a key in any letter case, the last one wins, and null changes nothing.
  const types = Object.entries(read ?? {}).filter(([key, value]) => key.toLowerCase() === 'type' && value !== null);
  if (types.some(([, value]) => typeof value !== 'string')) return 'its type is no text';
  const type = types.at(-1)?.[1] ?? '';
  return kinds.includes(type) ? undefined : `its type must be one of ${kinds.join(', ')}`;
}
