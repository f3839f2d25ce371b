/** A mixed list, as pods ask: cluster names, reverse, external, and names that do not exist. `NAME TYPE` a line. */
export function mixedQueries(services: number, count: number): readonly string[] {
  const namespaces = Math.max(1, Math.ceil(services / 100));
  return Array.from({ length: count }, (_, i) => {
    const s = (i * 7919) % services;
    const service = `svc${s}.ns${s % namespaces}.svc.cluster.local`;
    switch (i % 8) {
      case 0:
      case 1:
      case 2:
        return `${service} A`;
      case 3:
        return `_http._tcp.${service} SRV`;
      case 4:
        return `${s & 255}.${(s >> 8) & 255}.${96 + (s >> 16)}.10.in-addr.arpa PTR`;
      case 5:
        return `www${i % 50}.example.com A`;
      case 6:
        return `nosuch${i % 50}.ns0.svc.cluster.local A`;
      default:
        return `${service} AAAA`;
    }
  });
}
