import type { Document } from './source.ts';

/** `template`: a Corefile only after a template engine has run, by its name. */
export type DocumentFormat = 'corefile' | 'yaml' | 'template';

/**
 * How a document is to be read: by the extension of its path, by the names CoreDNS users give to Corefiles,
 * and for other names (standard input without a name) by what it looks like. JSON is read as YAML.
 */
export function documentFormat(document: Document): DocumentFormat {
  const name = document.path.slice(Math.max(document.path.lastIndexOf('/'), document.path.lastIndexOf('\\')) + 1);
  if (/\.(?:tmpl|tpl|gotmpl|j2|jinja2?|erb|mustache|hbs)$/i.test(name)) return 'template';
  if (/\.(?:ya?ml|json)$/i.test(name)) return 'yaml';
  if (/^corefile(?:[._-]|$)|\.corefile$/i.test(name)) return 'corefile';
  return looksLikeYaml(document.text) ? 'yaml' : 'corefile';
}

/** True for Kubernetes manifests and Helm values: what nobody would begin a Corefile with. */
function looksLikeYaml(text: string): boolean {
  const head = text.slice(0, 64 * 1024);
  return (
    /^\ufeff?(?:[ \t]*(?:#.*)?\r?\n)*(?:---(?![^ \t\r\n])|[ \t]*\{\s*")/.test(head) ||
    (/^apiVersion:[ \t]/m.test(head) && /^kind:[ \t]/m.test(head)) ||
    /^servers:[ \t]*\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*-[ \t]/m.test(head)
  );
}
