/** What CoreDNS keeps of a cluster's objects (plugin/kubernetes/object). */

export type Labels = Readonly<Record<string, string>>;

interface Labelled {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
}

export interface Port {
  readonly name: string;
  /** -1: the object has no port; no SRV record is made of it. */
  readonly port: number;
  readonly protocol: string;
}

export interface Service extends Labelled {
  /** `ClusterIP`, `NodePort`, `LoadBalancer`, `ExternalName`. */
  readonly type: string;
  /** `None` first makes it headless. */
  readonly clusterIPs: readonly string[];
  readonly externalName: string;
  /** At least one. */
  readonly ports: readonly Port[];
  /** `externalIPs` and those of the load balancer, or its host names. */
  readonly externalIPs: readonly string[];
}

export interface EndpointAddress {
  readonly ip: string;
  readonly hostname: string;
  /** Name of the pod, unless it is too long for a label. */
  readonly target: string;
  /** `topology.kubernetes.io/zone` in lower case. */
  readonly zone: string;
}

/** Ready addresses that have all these ports. */
export interface EndpointSubset {
  readonly addresses: readonly EndpointAddress[];
  readonly ports: readonly Port[];
}

/** An EndpointSlice, which is one subset; or an Endpoints object of old, which has several. */
export interface Endpoints extends Labelled {
  /** `service.namespace`. */
  readonly key: string;
  readonly subsets: readonly EndpointSubset[];
}

/** An EndpointSlice imported from another cluster. */
export interface ClusterEndpoints extends Endpoints {
  readonly cluster: string;
}

export interface ServiceImport extends Labelled {
  readonly type: string;
  readonly clusterIPs: readonly string[];
  readonly ports: readonly Port[];
}

export interface Pod extends Labelled {
  readonly ip: string;
}

export interface Namespace {
  readonly name: string;
  readonly labels: Labels;
}

export const keyOf = (name: string, namespace: string): string => `${name}.${namespace}`;

export const isHeadless = ({ clusterIPs }: Service): boolean => clusterIPs[0] === 'None';
