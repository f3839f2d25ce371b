import { schemas } from '@corefile/plugins';

/** The TextMate grammars; the names of the plugins come from their declarations. */

/** `{` and `}` are braces only as words of their own: `{$VAR}` and `foo{` are not. */
const OPEN = '(?<=\\s|^)\\{(?=\\s|$)';
const CLOSE = '(?<=\\s|^)\\}(?=\\s|$)';
/** The first word of a line; `\G` stands behind the indentation that the YAML around a Corefile has eaten. */
const lineStart = (word: string): string => `(?:^|\\G)\\s*(${word})(?=\\s|$)`;

const scope = (name: string) => ({ name: `${name}.corefile` });
const block = (name: string, body: string) => ({
  ...scope(`meta.block.${name}`),
  begin: OPEN,
  beginCaptures: { 0: scope('punctuation.section.block.begin') },
  end: CLOSE,
  endCaptures: { 0: scope('punctuation.section.block.end') },
  patterns: [{ include: body }],
});
const include = (...names: readonly string[]) => names.map(name => ({ include: `#${name}` }));

export const corefileGrammar = {
  $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
  name: 'Corefile',
  scopeName: 'source.corefile',
  patterns: include('comment', 'snippet', 'import', 'plugin', 'server-block', 'string', 'variable', 'key'),
  repository: {
    comment: {
      patterns: [
        { ...scope('comment.line.number-sign'), match: '(?:(?<=\\s|^)|\\G)#.*$' },
        // Inside a word CoreDNS ends a comment at the next blank: `30# seconds`.
        { ...scope('comment.line.number-sign.glued'), match: '(?<=\\S)#\\S*' },
      ],
    },
    snippet: {
      match: '(?:^|\\G)\\s*(\\()([^\\s()]+)(\\))(?=\\s|$)',
      captures: {
        1: scope('punctuation.definition.snippet.begin'),
        2: scope('entity.name.function.snippet'),
        3: scope('punctuation.definition.snippet.end'),
      },
    },
    import: {
      match: '(?:^|\\G)\\s*(import)\\s+([^\\s#"]+)',
      captures: { 1: scope('keyword.control.import'), 2: scope('string.unquoted.import') },
    },
    'server-block': block('server', '#server-body'),
    'server-body': {
      patterns: include('comment', 'import', 'plugin', 'unknown-plugin', 'plugin-block', 'string', 'value'),
    },
    plugin: {
      begin: lineStart(schemas.map(({ name }) => name).join('|')),
      beginCaptures: { 1: scope('support.function.plugin') },
      end: `$|(?=${CLOSE})`,
      patterns: include('comment', 'plugin-block', 'string', 'value'),
    },
    'unknown-plugin': {
      match: lineStart('[^\\s{}"#]+'),
      captures: { 1: scope('entity.name.function') },
    },
    'plugin-block': block('plugin', '#plugin-body'),
    'plugin-body': { patterns: include('comment', 'import', 'option', 'plugin-block', 'string', 'value') },
    option: { match: lineStart('[A-Za-z][\\w-]*'), captures: { 1: scope('support.type.property-name') } },
    string: {
      ...scope('string.quoted.double'),
      begin: '(?:(?<=\\s|^)|\\G)"',
      end: '"',
      patterns: [{ ...scope('constant.character.escape'), match: '\\\\"' }, ...include('variable', 'template')],
    },
    template: {
      ...scope('meta.embedded.template'),
      begin: '\\{\\{',
      end: '\\}\\}',
      patterns: [{ ...scope('variable.other.template'), match: '\\.[A-Za-z_][\\w.]*' }],
    },
    variable: { ...scope('variable.other.environment'), match: '\\{\\$[^}\\s]+\\}|\\{%[^%}\\s]+%\\}' },
    key: {
      match: '(?=[^\\s{}"#])(?:(dns|tls|quic|grpc|https3|https)(://))?([^\\s:{}"#,]+)?(?:(:)(\\d+))?(,)?(?=\\s|$)',
      captures: {
        1: scope('keyword.other.transport'),
        2: scope('punctuation.separator.transport'),
        3: scope('entity.name.type.zone'),
        4: scope('punctuation.separator.port'),
        5: scope('constant.numeric.port'),
        6: scope('punctuation.separator.comma'),
      },
    },
    value: {
      patterns: [
        ...include('variable'),
        {
          ...scope('constant.numeric.duration'),
          match: '(?<=\\s)[-+]?(?:\\d+(?:\\.\\d+)?(?:ns|us|µs|ms|s|m|h))+(?=\\s|$)',
        },
        { ...scope('constant.numeric'), match: '(?<=\\s)[-+]?\\d+(?:\\.\\d+)?%?(?=\\s|$)' },
        {
          match:
            '(?<=\\s)(?:(dns|tls|grpc|https3|https)(://))?((?:\\d{1,3}\\.){3}\\d{1,3}(?:/\\d+)?|\\[?[\\da-fA-F]*:[\\da-fA-F:.]*:[\\da-fA-F.]*\\]?(?:/\\d+)?)(?=[\\s:%]|$)',
          captures: {
            1: scope('keyword.other.transport'),
            2: scope('punctuation.separator.transport'),
            3: scope('constant.other.address'),
          },
        },
        { ...scope('string.unquoted'), match: '(?<=\\s)[^\\s"#{}][^\\s#]*' },
      ],
    },
  },
};

/** Corefiles in the values of a ConfigMap. */
export const yamlInjection = {
  scopeName: 'corefile.yaml.injection',
  injectionSelector: 'L:source.yaml -comment',
  patterns: [
    {
      begin:
        '^(\\s*)((?:["\']?)(?:Corefile|[\\w.-]+\\.(?:server|override))(?:["\']?))\\s*(:)\\s+([|>][-+0-9]*)\\s*(#.*)?$',
      beginCaptures: {
        2: { name: 'entity.name.tag.yaml' },
        3: { name: 'punctuation.separator.key-value.mapping.yaml' },
        4: { name: 'keyword.control.flow.block-scalar.literal.yaml' },
      },
      while: '^(?:\\1[ \\t]+(?=\\S)|[ \\t]*$)',
      contentName: 'meta.embedded.block.corefile',
      patterns: [{ include: 'source.corefile' }],
    },
  ],
};

/** Fenced blocks of Markdown. */
export const markdownInjection = {
  scopeName: 'corefile.markdown.injection',
  injectionSelector: 'L:text.html.markdown',
  patterns: [
    {
      name: 'markup.fenced_code.block.markdown',
      begin: '(^|\\G)(\\s*)(`{3,}|~{3,})\\s*(?i:(corefile))((?:\\s+|:|,|\\{|\\?)[^`]*)?$',
      beginCaptures: {
        3: { name: 'punctuation.definition.markdown' },
        4: { name: 'fenced_code.block.language.markdown' },
        5: { name: 'fenced_code.block.language.attributes.markdown' },
      },
      end: '(^|\\G)(\\2|\\s{0,3})(\\3)\\s*$',
      endCaptures: { 3: { name: 'punctuation.definition.markdown' } },
      patterns: [
        {
          begin: '(^|\\G)(\\s*)(.*)',
          while: '(^|\\G)(?!\\s*([`~]{3,})\\s*$)',
          contentName: 'meta.embedded.block.corefile',
          patterns: [{ include: 'source.corefile' }],
        },
      ],
    },
  ],
};
