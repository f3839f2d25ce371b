/** Plugins that others publish for CoreDNS (coredns.io/explugins): known names that a plain build does not have. */
export const externalPlugins: ReadonlySet<string> = new Set(
  [
    'ads alias alternate amazondns blocker blocklist chinadns demo dnsredir docker dockerdiscovery dump ens example',
    'fanout filter finalize firewall git gravwell gslb idetcd ipecho ipin ipset k8s_gateway k8s_crd kubenodes',
    'kubernetai lighthouse mdns meship meshname multicluster mysql netbox pdsql policy powerdns records',
    'ratelimit recursor redis redisc rpz rrl split tailscale traefik unbound warnlist wgsd',
    'nodecache k8s_dns_chaos forwardcrd omada',
  ].flatMap(line => line.split(' ')),
);
