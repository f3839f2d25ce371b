import { isType, ZoneParser, zoneText } from '@corefile/dns';

export interface ZoneFault {
  readonly message: string;
  /** A file it includes may exist where the server runs. */
  readonly environment: boolean;
}

/**
 * Why CoreDNS refuses to load a zone file for an origin (plugin/file, Parse), when it is asked to at start: what the
 * parser says, NSEC3, no SOA record, or the serial 0, which it takes for "nothing new". Reads the file up to there.
 * Without `heedsErrors`, as up to 1.11.3, a mistake only ends the reading.
 */
export function zoneFault(
  text: string,
  origin: string,
  path: string,
  readFile: (path: string) => string | undefined,
  heedsErrors = true,
): ZoneFault | undefined {
  let missing = false;
  const include = (name: string) => {
    const included = readFile(name);
    missing ||= included === undefined;
    return included === undefined ? { error: `open ${name}: no such file or directory` } : { text: included };
  };
  const parser = new ZoneParser(zoneText(text), { origin, file: path, readFile: include });
  const refused = (message: string): ZoneFault => ({ message, environment: false });
  let seenSoa = false;
  for (let record = parser.next(); record; record = parser.next()) {
    if (!seenSoa && isType(record, 'SOA')) {
      seenSoa = true;
      if (record.rdata.serial === 0) return refused(`the SOA record of ${path} has the serial 0; write 1 or more`);
    }
    if (isType(record, 'NSEC3') || isType(record, 'NSEC3PARAM'))
      return refused(`${path} is a zone with NSEC3, which CoreDNS cannot serve; sign it with NSEC`);
  }
  if (parser.error && heedsErrors)
    return { message: `${path} is no zone file: ${parser.error.message}`, environment: missing };
  return seenSoa ? undefined : refused(`${path} has no SOA record; a zone file needs one`);
}
