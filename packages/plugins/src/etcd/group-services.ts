import type { EtcdService } from './service-json.ts';

const depthOf = ({ key }: EtcdService): number => key.split('/').length;

/** Of services in groups only those of the group nearest to the name, and those in none (msg.Group). */
export function groupServices(services: readonly EtcdService[]): readonly EtcdService[] {
  const [first] = services;
  if (!first) return services;
  let { group } = first;
  let nearest = depthOf(first);
  // CoreDNS stops measuring at a nearer service without group; those behind it count as of no depth.
  const depths = new Map<EtcdService, number>();
  for (const service of services) {
    const depth = depthOf(service);
    depths.set(service, depth);
    if (depth >= nearest) continue;
    if (service.group === '') break;
    nearest = depth;
    group = service.group;
  }
  if (group === '') return services;
  const disagree = services.some(
    service => service.group !== '' && service.group !== group && depths.get(service) === nearest,
  );
  return disagree ? services : services.filter(service => service.group === '' || service.group === group);
}
