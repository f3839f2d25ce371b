import { parseIP } from '@corefile/golang';
import { definePlugin, Fault, properties, property, some, stanza } from '@corefile/schema';
import { addressesOf, listenHost, listenIP, needsInterface, uncheckedHost } from './listen-host.ts';

export const schema = definePlugin('bind', {
  summary: 'Listens only on certain addresses of the machine.',
  description: [
    'Without it a server block listens on all of them. An interface stands for the addresses it has when CoreDNS starts',
    'or reloads. The addresses of several stanzas in a block add up; none may come twice.',
    '',
    'Blocks with the same zone and port go together only when each is bound to other addresses: one that listens on all',
    'of them leaves nothing for the other.',
  ].join('\n'),
  examples: ['bind 127.0.0.1 ::1', 'bind eth0', 'bind lo {\n    except 127.0.0.1\n}'],
  occurs: 'many',
  role: 'server',
  args: { addresses: some(listenHost, 'addresses and interfaces to listen on') },
  body: properties({
    except: property('addresses and interfaces among them that are left out', some(uncheckedHost, 'the addresses'), {
      since: '1.8.4',
    }),
  }),
  check(config, report) {
    for (const host of config.addresses)
      if (host !== 'lo' && !parseIP(host))
        report(`the machine must have a network interface ${host}`, { at: 'addresses', environment: true });
    for (const host of config.except ?? []) {
      const read = listenHost.read(host);
      if (read instanceof Fault) report(read.message, { at: 'except' });
    }
    const unusable = listenHosts(config).find(host => needsInterface(host));
    if (unusable !== undefined)
      report(`no one can listen on ${unusable} alone; name the interface that has it`, { at: 'addresses' });
  },
  // Interfaces came together with a block of options.
  formerly: [{ upTo: '1.8.3', stanzas: [stanza({ addresses: some(listenIP, 'addresses to listen on') })] }],
  provides: configs => ({ listenHosts: configs.flatMap(listenHosts) }),
});

interface Addresses {
  readonly addresses: readonly string[];
  readonly except: readonly string[] | undefined;
}

/** The addresses of a stanza without its exceptions; an interface of unknown addresses that loses some is another one. */
function listenHosts({ addresses, except = [] }: Addresses): readonly string[] {
  const dropped = except.flatMap(addressesOf);
  return addresses
    .flatMap(addressesOf)
    .filter(host => !dropped.includes(host))
    .map(host => (dropped.length > 0 && !parseIP(host) ? `${host} except ${dropped.join(' ')}` : host));
}
