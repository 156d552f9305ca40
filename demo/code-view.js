// @ts-check

/** What the demo itself needs on the tag, and nobody else. */
const OURS = new Set(['id', 'class', 'style']);

/**
 * Shows an element's own HTML as text, and keeps it in step with the element.
 *
 * @param {HTMLElement} view
 * @param {HTMLElement} element
 */
export function showCode(view, element) {
  const code = view.querySelector('code');
  const copy = view.querySelector('[data-copy]');
  if (!code || !(copy instanceof HTMLElement)) return;
  const update = () => code.replaceChildren(...describe(element));
  new MutationObserver(update).observe(element, { attributes: true });
  update();
  copy.addEventListener('click', () => copyText(copy, code.textContent ?? ''));
}

/**
 * @param {HTMLElement} element
 * @returns {Node[]}
 */
function describe(element) {
  const name = element.localName;
  const attributes = [...element.attributes].filter((attribute) => !OURS.has(attribute.name));
  return [
    text('<'),
    mark('tag', name),
    ...attributes.flatMap((attribute) => [text('\n  '), ...describeAttribute(attribute)]),
    text('\n></'),
    mark('tag', name),
    text('>'),
  ];
}

/** @param {Attr} attribute */
function describeAttribute({ name, value }) {
  if (value === '') return [mark('attribute', name)];
  // JSON reads best between single quotes; whatever cannot stand between the chosen ones is escaped.
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  const escaped = value.replaceAll('&', '&amp;').replaceAll(quote, quote === '"' ? '&quot;' : '&#39;');
  return [mark('attribute', name), text('='), mark('value', `${quote}${outdent(escaped)}${quote}`)];
}

/**
 * A value of several lines, moved to the left as far as it goes: how deep it stands in this page is of no interest.
 *
 * @param {string} value
 */
function outdent(value) {
  const [first = '', ...rest] = value.split('\n');
  const depths = rest.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const least = Math.min(...depths);
  return [first, ...rest.map((line) => `  ${line.slice(least)}`)].join('\n');
}

/** @param {string} content */
const text = (content) => document.createTextNode(content);

/**
 * @param {string} kind
 * @param {string} content
 */
function mark(kind, content) {
  const span = document.createElement('span');
  span.className = kind;
  span.textContent = content;
  return span;
}

/**
 * @param {HTMLElement} button
 * @param {string} content
 */
async function copyText(button, content) {
  const label = button.textContent;
  const copied = await navigator.clipboard.writeText(content).then(
    () => 'Copied',
    () => 'Not allowed',
  );
  button.textContent = copied;
  setTimeout(() => (button.textContent = label === copied ? 'Copy' : label), 1500);
}
