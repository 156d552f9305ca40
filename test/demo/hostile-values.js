/**
 * Attributes whose values mean something to each of the languages that the set-up page writes: quotes, tags, templates,
 * expressions, escapes, references, line ends.
 *
 * @type {readonly [name: string, value: string][]}
 */
export const HOSTILE = [
  ['provider-name', `Robert'); <b>Tables</b> & "Sons" &amp; &lt;`],
  ['client-id', '`${alert(1)}` $& $1 {alert(1)} {{alert(1)}} {#if a}{@html b}'],
  ['login-url', 'https://acme.example/authorize?a=1&copy=2&lt=3'],
  ['connection-name', "{{ name ?? 'nobody' }}\r\n\t</script><style>\\n\\u0041\u2028\u2029 -->"],
  ['unique-identifier', '"}>{/* */}<!-- {"id"} //'],
  ['scope', 'plain text'],
  ['api-url', 'https://{{region}}.example'],
  ['revoke-url', '/revoke?of=AT&amp;T'],
  ['test-body', '{ "query": "{ viewer { id } }", "tag": "</script>`${x}`", "quote": "it\'s \\"so\\"\\n" }'],
  [
    'request-headers',
    '{ "X-Region": "{{region}}", "X-Long": "long enough not to stand on one line with the rest of it" }',
  ],
  ['request-query', '{ "__proto__": "own" }'],
  ['request-body', 'no JSON "at" all\n{'],
  ['multiple', 'true'],
];

/**
 * What the attributes must be read as: JSON by what it says, flags as there.
 *
 * @param {string} name
 * @param {unknown} value
 */
export function meaning(name, value) {
  if (name === 'multiple') return value === true || value === '' || value === 'true' || value === null;
  try {
    return JSON.parse(String(value));
  } catch {
    return value;
  }
}

/** @param {readonly [name: string, value: unknown][]} attributes */
export const meanings = (attributes) => attributes.map(([name, value]) => [name, meaning(name, value)]);
