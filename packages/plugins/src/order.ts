import { acl } from './acl/index.ts';
import { any } from './any/index.ts';
import { auto } from './auto/index.ts';
import { autopath } from './autopath/index.ts';
import { azure } from './azure/index.ts';
import { bind } from './bind/index.ts';
import { bufsize } from './bufsize/index.ts';
import { cache } from './cache/index.ts';
import { cancel } from './cancel/index.ts';
import { chaos } from './chaos/index.ts';
import { clouddns } from './clouddns/index.ts';
import { debug } from './debug/index.ts';
import { dns64 } from './dns64/index.ts';
import { dnssec } from './dnssec/index.ts';
import { dnstap } from './dnstap/index.ts';
import { erratic } from './erratic/index.ts';
import { errors } from './errors/index.ts';
import { etcd } from './etcd/index.ts';
import { file } from './file/index.ts';
import { forward } from './forward/index.ts';
import { geoip } from './geoip/index.ts';
import { grpc } from './grpc/index.ts';
import { grpc_server } from './grpc_server/index.ts';
import { header } from './header/index.ts';
import { health } from './health/index.ts';
import { hosts } from './hosts/index.ts';
import { https } from './https/index.ts';
import { https3 } from './https3/index.ts';
import { k8s_external } from './k8s_external/index.ts';
import { kubernetes } from './kubernetes/index.ts';
import { loadbalance } from './loadbalance/index.ts';
import { local } from './local/index.ts';
import { log } from './log/index.ts';
import { loop } from './loop/index.ts';
import { metadata } from './metadata/index.ts';
import { minimal } from './minimal/index.ts';
import type { PluginModule } from './module.ts';
import { multisocket } from './multisocket/index.ts';
import { nomad } from './nomad/index.ts';
import { nsid } from './nsid/index.ts';
import { on } from './on/index.ts';
import { pprof } from './pprof/index.ts';
import { prometheus } from './prometheus/index.ts';
import { proxyproto } from './proxyproto/index.ts';
import { quic } from './quic/index.ts';
import { ready } from './ready/index.ts';
import { reload } from './reload/index.ts';
import { rewrite } from './rewrite/index.ts';
import { root } from './root/index.ts';
import { route53 } from './route53/index.ts';
import { secondary } from './secondary/index.ts';
import { shed } from './shed/index.ts';
import { sign } from './sign/index.ts';
import { template } from './template/index.ts';
import { timeouts } from './timeouts/index.ts';
import { tls } from './tls/index.ts';
import { trace } from './trace/index.ts';
import { transfer } from './transfer/index.ts';
import { tsig } from './tsig/index.ts';
import { view } from './view/index.ts';
import { whoami } from './whoami/index.ts';

/**
 * Every plugin once, in execution order: the lines of CoreDNS's plugin.cfg. The only registry; a new plugin is a folder
 * and a line here.
 */
export const order: readonly PluginModule[] = [
  root,
  metadata,
  geoip,
  cancel,
  proxyproto,
  quic,
  grpc_server,
  https,
  https3,
  timeouts,
  multisocket,
  reload,
  nsid,
  bufsize,
  bind,
  debug,
  trace,
  ready,
  health,
  pprof,
  shed,
  prometheus,
  errors,
  log,
  dnstap,
  local,
  dns64,
  any,
  chaos,
  loadbalance,
  tsig,
  rewrite,
  autopath,
  acl,
  cache,
  header,
  dnssec,
  tls,
  minimal,
  template,
  transfer,
  hosts,
  route53,
  azure,
  clouddns,
  k8s_external,
  kubernetes,
  file,
  auto,
  secondary,
  etcd,
  loop,
  forward,
  grpc,
  erratic,
  whoami,
  on,
  sign,
  view,
  nomad,
];
