import { parseIP } from '@corefile/golang';
import { Fault, type Value, value } from '@corefile/schema';

/** Prefixes of names that Linux, its tools and container networks give interfaces. */
const usual =
  /^(?:bond|br|cali|cbr|cilium|cni|docker|dummy|en|eth|flannel|gre|ib|ipip|ipvl|kube|lxc|macvl|nodelocaldns|ppp|sit|tailscale|team|tap|tun|veth|virbr|vlan|vmbr|vxlan|weave|wg|wl|ww|zt)[\w.@-]*$/;
const MOST_BYTES = 15;

/** Could it be a network interface of some machine? The loopback one is there on all of them. */
const isInterface = (token: string): boolean => token === 'lo' || (usual.test(token) && token.length <= MOST_BYTES);

/** An address of this machine, or a network interface: which ones there are, only the machine knows. */
export const listenHost: Value<string> = value({
  label: 'ADDRESS|INTERFACE',
  expects: 'an IP address or the name of a network interface, such as 127.0.0.1, ::1 or eth0',
  suggestions: ['127.0.0.1', '::1', 'lo', 'eth0'],
  colour: 'address',
  matches: token => parseIP(token) !== undefined || isInterface(token),
  read: token =>
    parseIP(token) || isInterface(token)
      ? token
      : new Fault(
          `'${token}' is neither an IP address nor the usual name of a network interface; write one such as 127.0.0.1, ::1 or eth0`,
        ),
});

/** Up to 1.8.3 a name of an interface would not do. */
export const listenIP: Value<string> = value({
  ...listenHost,
  label: 'ADDRESS',
  expects: 'an IP address such as 127.0.0.1 or ::1',
  suggestions: ['127.0.0.1', '::1'],
  matches: token => parseIP(token) !== undefined,
  read: token =>
    parseIP(token)
      ? token
      : new Fault(`'${token}' is no IP address; write one, names of interfaces are known since CoreDNS 1.8.4`),
});

/** The same as it is written: of several `except` CoreDNS looks at the last one only. */
export const uncheckedHost: Value<string> = value({ ...listenHost, read: token => token });

/** The addresses of a word, in CoreDNS's order; an interface other than the loopback one stands for its own. */
export const addressesOf = (host: string): readonly string[] => (host === 'lo' ? ['127.0.0.1', '::1'] : [host]);

/** Link-local and multicast IPv6 addresses mean nothing without an interface; the kernel refuses them (EINVAL). */
export function needsInterface(host: string): boolean {
  const ip = parseIP(host) ?? [];
  const [first = 0, second = 0] = ip;
  return ip.length === 16 && (first === 0xff || (first === 0xfe && (second & 0xc0) === 0x80));
}
