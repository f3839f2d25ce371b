/** Expected answers that come from what a test puts around its handler and no server with a Corefile has; the server answers as we do. */
export const SET_UP_ONLY: readonly { readonly id: RegExp; readonly reason: string }[] = [
  {
    id: /^plugin\/dnssec\/handler\/TestLookupZone-2: www\.example\.org\. /,
    reason: 'Outside the zone stands a handler of the test that fails.',
  },
  {
    id: /^plugin\/etcd\/lookup\/TestLookup-1: a\.server1\.dev\.region1\.skydns\.test\. TXT/,
    reason:
      'No server stands behind the handler: the look-up outside fails, where a server would be refused by itself.',
  },
  {
    id: /^plugin\/etcd\/(multi\/TestMultiLookup-1: .*\.miek\.nl|other\/TestOtherLookup-1: large400\.)/,
    reason: 'Zones and texts are computed by the test.',
  },
  {
    id: /^plugin\/file\/lookup\/TestLookup-1: ext-cname\./,
    reason: 'No server stands behind the handler to look a CNAME up.',
  },
  {
    id: /^plugin\/file\/lookup\/TestLookupFallthrough-1: /,
    reason: 'Each row has a fallthrough of its own, which the test sets on the handler.',
  },
  {
    id: /^plugin\/hosts\/hosts\/TestLookupA-1: apps\.example\.com\./,
    reason: 'The test compares only what is written, and for this name nothing is.',
  },
  {
    id: /^plugin\/k8s_external\/(apex|transfer)\/\w+-1: (ns1\.dns\.)?example\.com\. /,
    reason: 'The addresses of the name server are those of a function of the test.',
  },
  {
    id: /^plugin\/k8s_external\/transfer\/\w+-1: 4\.3\.2\.1\.in-addr\.arpa\. /,
    reason: 'The rows are records of a transfer here, not queries; this one is outside the zone.',
  },
  {
    id: /^plugin\/kubernetes\/handler_case\/TestPreserveCase-1: /,
    reason: 'The stub of the API knows a namespace by any case of its letters.',
  },
  {
    id: /^plugin\/kubernetes\/handler_pod_verified\/\w+-1: svcns\.svc\./,
    reason: 'To the stub of the API nearly every namespace exists.',
  },
  {
    id: /^plugin\/kubernetes\/handler\/(TestServeNamespaceDNS-1: svc1\.nsnoexist|TestNotSyncedServeDNS-1: svc0)\./,
    reason:
      'Of the one the test throws the comparison away, in the other the copy of the cluster is said not to be there yet.',
  },
  {
    id: /^plugin\/kubernetes\/kubernetes_apex\/TestServeDNSApex-1: cluster\.local\. NS/,
    reason: 'The address of the server is set by the test.',
  },
  {
    id: /^plugin\/kubernetes\/metadata\/TestMetadata-1: /,
    reason: 'The rows are about metadata; no answer is asked for.',
  },
  {
    id: /^test\/kubernetes\/address\/TestKubernetesA-2: cluster\.local\. NS/,
    reason: 'There the server runs in a pod of the cluster, behind kube-dns.',
  },
];
