import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let made: Readonly<Record<string, string>> | undefined;

/** A self-signed certificate and its key as `cert.pem` and `key.pem`, made by the machine's openssl once a run. */
export function certificate(): Readonly<Record<string, string>> {
  if (made) return made;
  const folder = mkdtempSync(join(tmpdir(), 'oracle-certificate-'));
  try {
    const request =
      'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj /CN=oracle -keyout key.pem -out cert.pem';
    execFileSync('openssl', request.split(' '), { cwd: folder, stdio: 'ignore' });
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    made = { 'cert.pem': read('cert.pem'), 'key.pem': read('key.pem') };
    return made;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
