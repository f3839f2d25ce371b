import type { AnswerCase } from '../answer-case.ts';
import type { Manifest } from '../kube-api.ts';
import { applyManifests, clientPod } from './ci-cluster.ts';
import { clusterCorefile, clusterOfTests } from './cluster-of-tests.ts';
import { type ExpectedAnswer, expectedAnswer } from './expected-answer.ts';
import type { GoExpression } from './go-expression.ts';
import type { GoFile, GoFunction } from './go-source.ts';
import { bind, type Scope } from './go-values.ts';
import { ECHO, ETCD_COREFILE, etcdEntry, rewriteDirective, templateStanza } from './plugin-set-ups.ts';
import { dedent, outsideCluster, queryName, withPort } from './test-corefile.ts';

/** A server that a test of CoreDNS sets up, and what it asks it; what the test expects where a table of `test.Case` says so. */
export interface HandlerCase {
  readonly of: AnswerCase;
  readonly expected: ReadonlyMap<string, ExpectedAnswer>;
  /** The cluster, where it has one. */
  readonly manifests: readonly Manifest[] | undefined;
}

interface TestServer {
  readonly address: string;
  /** Its ports are still written `:0`. */
  readonly corefile: string;
  readonly queries: string[];
  readonly expected: Map<string, ExpectedAnswer>;
  readonly cluster: boolean;
}

/** A test function may start many servers in nested loops; beyond this the table is not one. */
const MOST_SERVERS = 200;

/** Follows a test function: which zone files it writes, which servers it starts, what it asks them. */
export class Replay {
  private readonly folder: string;
  private readonly functions: ReadonlyMap<string, GoFunction>;
  private readonly files: Record<string, string> = {};
  private readonly servers: TestServer[] = [];
  private readonly fileOf: (type: string) => GoFile | undefined;
  private depth = 0;
  /** The test compares whole answers. */
  private isExact = false;
  private readonly rules: string[] = [];
  private readonly etcd: Record<string, unknown> = {};
  /** Where the client pod's resolver completes names first. */
  private search = '';
  private cluster: { manifests: readonly Manifest[]; zones: readonly string[] } | undefined;

  constructor(
    folder: string,
    functions: ReadonlyMap<string, GoFunction>,
    fileOf: (type: string) => GoFile | undefined,
    ci: readonly Manifest[] | undefined,
  ) {
    if (ci) this.cluster = { manifests: ci, zones: [] };
    this.folder = folder;
    this.fileOf = fileOf;
    this.functions = functions;
  }

  cases(id: string): HandlerCase[] {
    return this.servers.flatMap((server, index) => {
      const asked = this.needed(server, new Set());
      const upstreams = Object.fromEntries(
        [...asked].map(({ address, corefile }) => [address, withPort(corefile, address.split(':')[1] ?? '')]),
      );
      const of = {
        name: `${id}-${index + 1}`,
        corefile: withPort(server.corefile, '1053'),
        files: this.files,
        upstreams,
        // A copy of a zone takes its time to come.
        queries: [...new Set(server.queries)].map((query, first) =>
          first === 0 && server.corefile.includes('secondary') ? `${query} +wait=2` : query,
        ),
        timeout: 3,
        // Which set is signed first, a Go map decides.
        ...(/^\s*dnssec\s/m.test(server.corefile) ? { order: 'any' as const } : {}),
        ...(Object.keys(this.etcd).length > 0 ? { fixtures: { etcd: this.etcd } } : {}),
      };
      return [{ of, expected: server.expected, manifests: server.cluster ? this.cluster?.manifests : undefined }];
    });
  }

  /** The servers that `server` names by their address, and those which they name. */
  private needed(server: TestServer, found: Set<TestServer>): Set<TestServer> {
    for (const other of this.servers)
      if (other !== server && !found.has(other) && server.corefile.includes(other.address)) {
        found.add(other);
        this.needed(other, found);
      }
    return found;
  }

  run({ steps }: GoFunction, scope: Scope, from = 0, to = Number.POSITIVE_INFINITY): void {
    for (let index = 0; index < steps.length; index++) {
      const step = steps[index];
      if (!step || step.at < from) continue;
      if (step.at > to) return;
      if ('call' in step) this.call(step.call, scope);
      else if (step.until === undefined) this.assign(step.names, step.value, scope);
      else {
        const [, name = '_'] = step.names;
        for (const row of scope.elements(step.value).slice(0, MOST_SERVERS)) {
          const inner = scope.copy();
          bind(inner, name, row.value, scope.fields(step.value));
          const rules = this.rules.length;
          const servers = this.servers.length;
          this.run({ parameters: [], steps }, inner, step.at + 1, step.until);
          this.row(inner, name);
          // Rules of a table that asks for each are its own; others are collected for what comes behind.
          if (this.servers.length > servers) this.rules.length = rules;
        }
        while ((steps[index + 1]?.at ?? Number.POSITIVE_INFINITY) <= step.until) index++;
      }
    }
  }

  private assign(names: readonly string[], value: GoExpression, scope: Scope): void {
    if (value.kind === 'call') {
      this.call(value, scope);
      const { callee, args } = value;
      if (/TempFile$/.test(callee)) {
        const path = this.file(scope.text(args[1]));
        if (path !== undefined) scope.set(names[0] ?? '', { kind: 'text', text: path });
        return;
      }
      if (/UpstreamServer$/.test(callee)) {
        this.zone(scope.text(args[2]), scope.text(args[1]));
        scope.set(names[2] ?? '', { kind: 'text', text: this.servers.at(-1)?.address ?? '' });
        return;
      }
      if (/TempDir$|MkdirTemp$/.test(callee)) scope.set(names[0] ?? '', { kind: 'text', text: 'folder' });
      if (/^CoreDNSServerAndPorts$/.test(callee)) {
        const text: GoExpression = { kind: 'text', text: this.servers.at(-1)?.address ?? '' };
        for (const name of names.slice(1, 3)) scope.set(name, text);
        return;
      }
    }
    if (names.includes('k') && value.kind === 'call' && /(^|\.)New$/.test(value.callee)) {
      const zones = scope.elements(value.args[0]).map(({ value }) => scope.text(value) ?? '');
      this.cluster = { manifests: [], zones };
    }
    if (names.includes('k.APIConn') && value.kind === 'composite' && this.cluster) {
      const file = this.fileOf(value.type);
      if (file) this.cluster = { ...this.cluster, manifests: clusterOfTests(file, scope) };
    }
    const text = scope.text(value);
    if (names.length === 1) scope.set(names[0] ?? '', text === undefined ? value : { kind: 'text', text });
  }

  private call({ callee, args }: GoExpression & { kind: 'call' }, scope: Scope): void {
    const text = (index: number) => scope.text(args[index]);
    if (/^CoreDNSServer(AndPorts)?$/.test(callee)) this.start(text(0));
    else if (/^LoadCorefile(AndZonefile)?$/.test(callee)) {
      const zone = text(1);
      if (zone !== undefined) this.files.Zonefile = dedent(zone);
      this.start(text(0) && outsideCluster(text(0) ?? ''), true);
    } else if (callee === 'StartClientPod' && this.cluster) {
      const client = clientPod(text(0) ?? 'default');
      this.cluster = { ...this.cluster, manifests: [...this.cluster.manifests, client] };
      this.search = `${client.metadata.namespace}.svc.cluster.local.`;
    } else if (callee === 'Kubectl' && this.cluster) {
      const applied = this.files[/^apply -f (\S+)$/.exec(text(0) ?? '')?.[1] ?? ''];
      const server = this.servers.at(-1);
      if (applied === undefined || !server) return;
      this.cluster = { ...this.cluster, manifests: [...this.cluster.manifests, ...applyManifests(applied)] };
      this.start(server.corefile, true);
    } else if (/\.NewTestController$|^NewTestControllerWithZones$/.test(callee)) {
      const stanza = text(callee.startsWith('New') ? 0 : 1);
      if (stanza !== undefined) this.start(`.:0 {\n${stanza}\n${ECHO}\n}\n`);
    } else if (this.folder === 'plugin/rewrite' && /^new\w*Rule$/.test(callee)) {
      const rule = rewriteDirective(callee, args, scope);
      if (rule !== undefined) this.rules.push(rule);
    } else if (this.folder === 'plugin/etcd' && callee === 'set') {
      const entry = args[4] && etcdEntry(args[4], scope);
      if (entry) this.etcd[entry[0]] = entry[1];
      this.startOnce(ETCD_COREFILE);
    } else if (this.folder === 'plugin/hosts' && callee === 'h.parse') {
      const path = this.file(text(0));
      if (path !== undefined) this.startOnce(`.:0 {\nhosts ${path} {\nfallthrough fallthrough-example.org\n}\n}\n`);
    } else if (this.folder === 'plugin/dnssec' && callee === 'newKey') {
      // The test names its two key files at random, the server wants them to differ in their suffix.
      const [key, secret] = ['pubKey', 'privKey'].map(name => scope.text({ kind: 'name', name }));
      if (key !== undefined && secret !== undefined)
        Object.assign(this.files, { 'Ktest.key': key, 'Ktest.private': secret });
    } else if (this.folder === 'plugin/dnssec' && callee === 'New' && 'Ktest.key' in this.files) {
      const zones = scope
        .elements(args[0])
        .map(({ value }) => scope.text(value))
        .join(' ');
      const behind = this.servers.at(-1)?.corefile.split('\n')[1] ?? ECHO;
      this.startOnce(`.:0 {\ndnssec ${zones} {\nkey file Ktest\n}\n${behind}\n}\n`);
    } else if (callee === 'os.WriteFile') {
      const [path, content] = [text(0), text(1)];
      if (path !== undefined && content !== undefined) this.files[path] = content;
    } else if (/\bSortAndCheck$|\.Header$/.test(callee)) this.isExact = true;
    else if (/^(plugin\/file Parse|plugin\/dnssec file\.Parse)$/.test(`${this.folder} ${callee}`))
      this.zone(text(0), text(1));
    else if (/\.SetQuestion$/.test(callee)) {
      if (this.rules.length > 0) this.startOnce(`.:0 {\n${this.rules.join('\n')}\n${ECHO}\n}\n`);
      const type = scope.name(args[1])?.replace(/^dns\.Type/, '');
      const name = text(0);
      if (name !== undefined && type !== undefined && /^[A-Z\d]+$/.test(type))
        this.servers.at(-1)?.queries.push(`${queryName(name)} ${type}${type === 'AXFR' ? ' +tcp' : ''} +noedns`);
    } else if (/\.SetEdns0$/.test(callee)) {
      const queries = this.servers.at(-1)?.queries;
      const last = queries?.pop();
      const flags = ` +bufsize=${scope.number(args[0]) ?? 4096}${scope.name(args[1]) === 'true' ? ' +do' : ''}`;
      if (last !== undefined) queries?.push(last.replace(/ \+noedns| \+bufsize.*/, '') + flags);
    } else {
      const helper = this.functions.get(callee);
      if (!helper || this.depth > 2 || callee.startsWith('Test')) return;
      const inner = scope.copy();
      for (const [index, name] of helper.parameters.entries()) bind(inner, name, scope.resolve(args[index]), []);
      this.depth += 1;
      this.run(helper, inner);
      this.depth -= 1;
    }
  }

  /** A row of `test.Case` is asked by its own `Msg()`. */
  private row(scope: Scope, name: string): void {
    const stanza = this.folder === 'plugin/template' ? templateStanza(scope, `${name}.tmpl`) : undefined;
    if (stanza !== undefined) {
      this.startOnce(`.:0 {\n${stanza}\n${ECHO}\n}\n`);
      const qname = scope.text({ kind: 'name', name: `${name}.qname` });
      const type = scope.name({ kind: 'name', name: `${name}.qtype` })?.replace(/^dns\.Type/, '');
      if (qname !== undefined)
        this.servers.at(-1)?.queries.push(`${queryName(qname)} ${/^[A-Z]+$/.test(type ?? '') ? type : 'A'} +noedns`);
      return;
    }
    const expected = expectedAnswer(scope, name, this.search) ?? expectedAnswer(scope, `${name}.Case`, this.search);
    if (!expected) return;
    if (this.cluster && this.cluster.zones.length > 0 && this.cluster.manifests.length > 0) {
      const corefile = clusterCorefile(scope, this.cluster.zones);
      if (this.servers.at(-1)?.corefile !== corefile) this.start(corefile, true);
    }
    const server = this.servers.at(-1);
    if (!server) return;
    server.queries.push(expected.query);
    // What an upstream of the test itself answers no server here knows.
    if (scope.name({ kind: 'name', name: `${name}.Upstream` }) === `${name}.Upstream`)
      server.expected.set(expected.query, { ...expected, isExact: this.isExact });
  }

  private startOnce(corefile: string): void {
    if (this.servers.at(-1)?.corefile !== corefile) this.start(corefile);
  }

  private start(corefile: string | undefined, cluster = false): void {
    if (corefile === undefined || this.servers.length >= MOST_SERVERS) return;
    if (/^\s*(tls|grpc|https|https3|quic):\/\//m.test(corefile)) return; // we ask over UDP and TCP only
    const address = `127.0.0.1:${5301 + (this.servers.length % 90)}`;
    this.servers.push({ address, corefile, queries: [], expected: new Map(), cluster });
  }

  private zone(text: string | undefined, origin: string | undefined): void {
    const path = this.file(text);
    if (path !== undefined && origin !== undefined) this.start(`.:0 {\nfile ${path} ${origin}\n}\n`);
  }

  private file(text: string | undefined): string | undefined {
    if (text === undefined) return undefined;
    const same = Object.entries(this.files).find(([, known]) => known === text);
    if (same) return same[0];
    const path = `file-${Object.keys(this.files).length + 1}`;
    this.files[path] = text;
    return path;
  }
}
