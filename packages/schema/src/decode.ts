import type { LoadedBlock, Program } from '@corefile/parser';
import { decodePlugin, reporter } from './decode-plugin.ts';
import type { Model, ServerBlock, Stanza } from './model.ts';
import type { AnyPlugin, BlockFacts, CheckContext, ReadYaml } from './plugin.ts';
import { isSound, type SchemaProblem } from './problem.ts';
import { addressText, isServed, readKey, type ServerAddress } from './server/address.ts';
import { checkEncryption, checkListeners } from './server/listeners.ts';
import { toldSince } from './since-when.ts';

export interface DecodeOptions {
  /** Reads a file that CoreDNS would read at setup; paths as the Corefile gives them, after `root`. */
  readonly readFile?: (path: string) => string | undefined;
  /** Reads a YAML text (a kubeconfig); without it such a file is taken as it is. */
  readonly readYaml?: ReadYaml;
  /** Release of CoreDNS it is for, whose plugins are given; the newest when left out. */
  readonly version?: string;
}

/**
 * Decodes a loaded Corefile by the declarations of its plugins, given in execution order. Total: each mistake is a
 * problem, and what is sound around it is decoded all the same. CoreDNS stops at the first; all are reported here.
 */
export function decode(program: Program, plugins: readonly AnyPlugin[], options: DecodeOptions = {}): Model {
  const problems: SchemaProblem[] = [];
  const blocks = program.blocks.map((loaded, index) => decodeBlock(loaded, index, plugins, options, problems));
  for (const plugin of plugins) {
    plugin.instance?.(
      blocks
        .filter(({ valid }) => valid)
        .flatMap(({ stanzas, facts }) =>
          stanzas
            .filter(stanza => stanza.plugin === plugin)
            .map(stanza => ({ config: stanza.config, facts, report: reporter(problems, stanza) })),
        ),
    );
  }
  // CoreDNS compares listeners only when every block has been set up.
  for (const problem of checkListeners(blocks, options.version)) problems.push(problem);
  for (const problem of checkEncryption(blocks, options.version)) problems.push(problem);
  return { program, blocks, problems, ...(options.version === undefined ? {} : { version: options.version }) };
}

function decodeBlock(
  loaded: LoadedBlock,
  index: number,
  plugins: readonly AnyPlugin[],
  options: DecodeOptions,
  problems: SchemaProblem[],
): ServerBlock {
  const before = problems.length;
  const addresses: ServerAddress[] = [];
  for (const key of loaded.keys) {
    const read = readKey(key, options.version);
    for (const address of read.addresses) addresses.push(address); // a CIDR network may be 10⁵ of them
    if (read.error !== undefined) {
      problems.push({
        code: 'empty-zone-name',
        message: `${read.error}; write a zone such as example.org, .:53 or 10.0.0.0/8`,
        at: key.token,
        related: [],
        environment: false,
      });
    }
  }
  const zones = addresses.map(address => address.zone);
  const keys = addresses.map(address => addressText(address));
  let facts: BlockFacts = {};
  const stanzas: Stanza[] = [];
  const refused: Stanza[] = [];
  const has = (name: string) => loaded.directives.has(name);
  // Of a block that listens nowhere (`bind lo { except lo }`, `unix://`) no chain is made.
  const handles = (name: string) =>
    has(name) &&
    facts.listenHosts?.length !== 0 &&
    isServed(addresses[0]) &&
    plugins.some(each => each.name === name && each.role === 'handler');
  for (const plugin of plugins) {
    const tokens = loaded.directives.get(plugin.name);
    if (!tokens) continue;
    const context: CheckContext = { zones, keys, facts, has, handles, ...options };
    const decoded = decodePlugin(plugin, tokens, context);
    for (const stanza of decoded.stanzas) (stanza.args.valid ? stanzas : refused).push(stanza);
    const told = isSound(decoded.problems) ? decoded.problems : toldSince(plugin, tokens, context, decoded.problems);
    for (const problem of told) problems.push(problem); // more than a call takes arguments
    if (plugin.provides && isSound(decoded.problems)) {
      facts = { ...facts, ...plugin.provides(decoded.stanzas.map(stanza => stanza.config)) };
    }
  }
  return { index, loaded, addresses, zones, keys, facts, stanzas, refused, valid: isSound(problems.slice(before)) };
}
