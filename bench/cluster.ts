/** A cluster of any size, as manifests: Services in turn with a ClusterIP and headless, each with its endpoints. */
export function makeCluster(services: number, endpointsEach: number): readonly unknown[] {
  const objects: unknown[] = [];
  const namespaces = Math.max(1, Math.ceil(services / 100));
  for (let n = 0; n < namespaces; n++)
    objects.push({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: `ns${n}` } });
  for (let s = 0; s < services; s++) {
    const namespace = `ns${s % namespaces}`;
    const name = `svc${s}`;
    const headless = s % 4 === 3;
    const address = `10.${96 + (s >> 16)}.${(s >> 8) & 255}.${s & 255}`;
    objects.push({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace },
      spec: {
        type: 'ClusterIP',
        clusterIP: headless ? 'None' : address,
        clusterIPs: [headless ? 'None' : address],
        ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
      },
    });
    objects.push({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: `${name}-1`, namespace, labels: { 'kubernetes.io/service-name': name } },
      addressType: 'IPv4',
      endpoints: Array.from({ length: endpointsEach }, (_, e) => {
        const i = s * endpointsEach + e;
        return {
          addresses: [`10.${128 + (i >> 16)}.${(i >> 8) & 255}.${i & 255}`],
          hostname: `pod-${e}`,
          conditions: { ready: true },
        };
      }),
      ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
    });
  }
  return objects;
}
