import { expect, test } from 'vitest';
import { inFolder, run } from './run.ts';

const corefile = `example.org:53 {
    errors
    file /etc/coredns/db.example.org
}
example.net:53 {
    errors
    root /etc/coredns
    auto {
        directory zones
    }
    hosts /etc/hostz {
        fallthrough
    }
    file db.example.net example.net
}
`;
const files = {
  Corefile: corefile,
  'image/etc/coredns/db.example.net': '@ 60 IN SOA ns.example.net. a.example.net. 1 2 3 4 5\n',
};

test('--fs-root names the files of the machine that CoreDNS runs on: what is missing there is reported', async () => {
  inFolder(files);
  const { out, code } = await run('--fs-root', 'image', '-f', 'oneline', 'Corefile');
  expect(out.match(/Corefile:\d+:\d+: warning: there is no \S+/g)).toEqual([
    'Corefile:3:10: warning: there is no /etc/coredns/db.example.org:',
    'Corefile:9:19: warning: there is no /etc/coredns/zones:',
    'Corefile:11:11: warning: there is no /etc/hostz:',
  ]);
  expect(code).toBe(0);
});

test('its files are read: a zone file with a mistake is a refusal', async () => {
  inFolder({ ...files, 'image/etc/coredns/db.example.org': 'a 60 IN A 10.0.0.1\n' });
  const { out, code } = await run('--fs-root', 'image', '-q', '-f', 'oneline', 'Corefile');
  expect(out).toMatch(/^Corefile:3:\d+: error: .*SOA/);
  expect(code).toBe(1);
});

test('without it nobody knows; a folder that does not exist is told', async () => {
  inFolder(files);
  expect((await run('-f', 'oneline', 'Corefile')).out).not.toContain('referenced-file-missing');
  expect(await run('--fs-root', 'nowhere', 'Corefile')).toMatchObject({
    code: 2,
    err: 'corefile-lint: --fs-root: there is no folder nowhere\n',
  });
});
