import {
  collected,
  definePlugin,
  duration,
  fallthroughZones,
  flag,
  float,
  hasNoAuthority,
  int,
  many,
  one,
  optional,
  ownZones,
  path,
  properties,
  property,
  raw,
  seconds,
  some,
  text,
  where,
  word,
  zones,
} from '@corefile/schema';
import { transferTo } from '../transfer-to.ts';
import { isEndpointUrl } from './endpoint-url.ts';
import { kubeconfigFaults } from './kubeconfig/kubeconfig-faults.ts';
import { labelSelector } from './label-selector.ts';

const count = int({ min: 0 });
/** The apex `in-addr.arpa.` itself does not count. */
const isReverse = (zone: string): boolean => zone.endsWith('.in-addr.arpa.') || zone.endsWith('.ip6.arpa.');

export const schema = definePlugin('kubernetes', {
  summary: 'Answers for the services and pods of a Kubernetes cluster, as its DNS specification says.',
  description: [
    'It watches services, endpoints, namespaces and, if asked to, pods, and answers `SERVICE.NAMESPACE.svc.ZONE` and the',
    'like from memory. Without `endpoint` or `kubeconfig` it uses the account of the pod it runs in. At start it waits up',
    'to `startup_timeout` for the API, then serves with what it has.',
    '',
    'Of the zones at least one must not be a reverse zone; reverse look-ups need the reverse zones among them. Without',
    '`fallthrough` it answers NXDOMAIN for every name of its zones that it does not know, reverse zones included.',
  ].join('\n'),
  examples: [
    'kubernetes cluster.local in-addr.arpa ip6.arpa {\n    pods insecure\n    fallthrough in-addr.arpa ip6.arpa\n    ttl 30\n}',
    'kubernetes cluster.local {\n    endpoint https://10.96.0.1:443\n    tls client.crt client.key ca.crt\n    namespaces default staging\n}',
    'kubernetes cluster.local {\n    labels environment in (production,qa),!legacy\n    pods verified\n}',
  ],
  occurs: 'once',
  role: 'handler',
  args: { zones: zones('zones to answer for; those of the server block when left out') },
  body: properties({
    endpoint: property(
      'address of the API server when CoreDNS runs outside the cluster; only the first is used',
      some(text('URL', 'a URL such as https://10.96.0.1:443'), 'the address'),
    ),
    tls: property('files to authenticate with at `endpoint`', {
      cert: one(path, 'certificate'),
      key: one(path, 'its key'),
      cacert: one(path, "certificate of the authority that signed the API server's"),
    }),
    kubeconfig: property('file that says where the API is and who asks; `endpoint` and `tls` then do nothing', {
      file: one(path, 'the file'),
      context: optional(text('CONTEXT', "a context's name"), 'a context in it; the current one when left out', {
        formerly: [{ upTo: '1.8.1', presence: 'required' }],
      }),
    }),
    apiserver_qps: property(
      'queries a second to the API; 0 for the default',
      where(float(32), number => !(number < 0), 'a number that is not negative'),
      { since: '1.14.0' },
    ),
    apiserver_burst: property('queries in a burst to the API; 0 for the default', count, { since: '1.14.0' }),
    apiserver_max_inflight: property('queries to the API under way at once; 0 for the default', count, {
      since: '1.14.0',
    }),
    namespaces: collected(
      'only these namespaces are served',
      some(text('NAMESPACE', "a namespace's name"), 'the namespaces'),
    ),
    labels: property(
      'only services and endpoints with these labels are served',
      raw(labelSelector, 'the selector', { min: 1 }),
    ),
    namespace_labels: property(
      'only namespaces with these labels are served; not together with `namespaces`',
      raw(labelSelector, 'the selector', { min: 1 }),
    ),
    pods: property(
      'how `1-2-3-4.NAMESPACE.pod.ZONE` is answered: not at all (the default), from the name alone, or if such a pod exists',
      word('disabled', 'insecure', 'verified'),
    ),
    endpoint_pod_names: flag("uses the pods' names for endpoints without a host name, instead of their addresses"),
    ttl: property('TTL of the answers; 5 by default', seconds({ min: 0, max: 3600 }), { extra: 'ignored' }),
    noendpoints: flag('does not watch endpoints: headless services and endpoint names do not exist'),
    zonal: flag('answers for names of headless services with a zone in front, from the endpoints in that zone', {
      since: '1.14.7',
    }),
    multicluster: property('zones among its own that are shared by several clusters', ownZones('the zones'), {
      since: '1.12.2',
    }),
    startup_timeout: property(
      'how long it waits for the API at start; 5s by default. CoreDNS crashes when it is not above 0',
      where(duration(), ms => ms > 0, 'a duration above 0 such as 5s'),
      { extra: 'ignored', since: '1.12.3' },
    ),
    fallthrough: property('hands queries for unknown names to the next plugin', fallthroughZones),
    ignore: property(
      'what does not exist: services without a ready endpoint. Without an argument it does nothing',
      optional(word('empty_service'), 'the kind'),
      { extra: 'ignored' },
    ),
    upstream: property('servers that looked up external names', many(text('ADDRESS', 'an address'), 'ignored'), {
      until: '1.6.9',
      instead: 'nothing: it is ignored since 1.5.0, the server itself looks them up',
    }),
    resyncperiod: property(
      'how often the cache was filled anew',
      {},
      {
        extra: 'read as next',
        until: '1.6.9',
        formerly: [{ upTo: '1.5.2', args: one(duration(), 'the period'), extra: 'ignored' }],
        instead: 'nothing: the cache is always up to date',
      },
    ),
    transfer: property('servers that may transfer the zones', transferTo, {
      extra: 'read as next',
      until: '1.7.1',
      instead: 'the plugin transfer beside kubernetes',
    }),
  }),
  check(config, report, context) {
    if (config.zones.every(isReverse))
      report('a zone that is not a reverse zone is needed; add the domain of the cluster, usually cluster.local', {
        at: 'zones',
        isMissing: true,
      });
    if (config.namespaces.length > 0 && config.namespace_labels)
      report('namespaces and namespace_labels exclude each other; keep one', { at: 'namespace_labels', line: 'end' });
    const foreign = config.multicluster?.find(zone => !config.zones.includes(zone));
    if (foreign !== undefined)
      report(`the multicluster zone ${foreign} is not among the zones; add it there`, {
        at: 'multicluster',
        line: 'end',
      });
    if (config.zonal && config.noendpoints)
      report('zonal needs the endpoints; remove noendpoints', { at: 'noendpoints', line: 'end' });
    const missing = (file: string, at: string) => {
      if (file !== '' && context.readFile?.(file) === undefined)
        report(`the file ${file} cannot be read`, { at, environment: true });
    };
    if (config.kubeconfig) {
      if (config.kubeconfig.file === '') report('the name of the file is empty; write its path', { at: 'kubeconfig' });
      missing(config.kubeconfig.file, 'kubeconfig');
      const { readFile, readYaml } = context;
      const text = readFile?.(config.kubeconfig.file);
      if (text === undefined || !readFile || !readYaml) return;
      const { file, context: name = '' } = config.kubeconfig;
      for (const { message, environment } of kubeconfigFaults(file, text, name, { readFile, readYaml }))
        report(`the kubeconfig ${file} stops CoreDNS: ${message}`, { at: 'kubeconfig', environment });
      return;
    }
    const endpoint = config.endpoint?.[0];
    if (endpoint === undefined) return; // inside the cluster: tls does nothing
    if (!isEndpointUrl(endpoint))
      report(`'${endpoint}' is not the address of an API server; write a URL such as https://10.96.0.1:443`, {
        at: 'endpoint',
      });
    if (!config.tls) return;
    const { cert, key, cacert } = config.tls;
    if (cert !== '' && key === '') report('the certificate has no key; name its file', { at: 'tls' });
    for (const file of cert === '' ? [cacert] : [cert, key, cacert]) missing(file, 'tls');
    // Certificate and key are read when they are first needed; without https nothing is.
    const authorities = cacert !== '' && /^https:/i.test(endpoint) ? context.readFile?.(cacert) : undefined;
    if (authorities && hasNoAuthority(authorities))
      report(`${cacert} holds no certificate in PEM format; name the authorities' file`, { at: 'tls' });
  },
  claims: config => ({ zones: config.zones, fallthrough: config.fallthrough ?? [] }),
});
