import { expect } from 'chai';
import { answer, profile, rejection } from '../helpers/acme.js';
import '../helpers/browser.js';
import { make, removeAll } from '../helpers/elements.js';
import { hostile } from '../helpers/servers.js';

/** Markup in every text that is shown: of attributes, of providers, of visitors. It stays text. */

const markup = `"'><img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script><b part="button">`;
const everywhere: Record<string, string> = {
  'provider-name': markup,
  fields: JSON.stringify([
    { name: 'a', label: markup, placeholder: markup, help: markup, default: markup },
    { name: 'b', label: 'B', options: [{ value: markup, label: markup }] },
  ]),
};

/** What became elements of it, in the element and anywhere else. */
const injected = (element: Element): Element[] =>
  [document, element.shadowRoot as ShadowRoot].flatMap((root) => [
    ...root.querySelectorAll('img, script[src=x], b[part]'),
  ]);

describe('markup stays text', () => {
  afterEach(removeAll);

  const states: readonly (readonly [
    what: string,
    attributes: Record<string, string>,
    ends: 'waits' | 'rejects' | 'connects',
  ])[] = [
    ['before a sign-in', {}, 'waits'],
    ['while it waits', { 'login-url': hostile.url('/hang') }, 'waits'],
    ['as a name and an identifier', { 'test-url': profile({ id: markup, name: markup, email: markup }) }, 'connects'],
    [
      'of a name’s template',
      { 'connection-name': `${markup} {{name}}`, 'test-url': profile({ id: 1, name: markup }) },
      'connects',
    ],
    [
      'in an error of the login page',
      {
        'login-url': answer(
          `error=${encodeURIComponent(markup)}&error_description=${encodeURIComponent(markup)}&state={state}`,
        ),
      },
      'rejects',
    ],
    [
      'in what a test API answers',
      { 'test-url': hostile.url('/api/json', { code: 500, body: markup, type: 'text/html' }) },
      'rejects',
    ],
  ];
  for (const [what, attributes, ends] of states)
    it(what, async () => {
      const element = await make({ ...everywhere, ...attributes });
      element.messages = { connect: () => markup, waiting: () => markup, failed: () => markup };
      const fieldValues = { a: markup, b: markup };
      if (what !== 'before a sign-in') {
        const attempt = element.connect({ fieldValues });
        if (ends === 'connects') await attempt;
        else if (ends === 'rejects') await rejection(attempt);
        else attempt.catch(() => undefined);
      }
      await element.updateComplete;
      expect(injected(element)).to.deep.equal([]);
      expect(globalThis).not.to.have.property('pwned');
      expect(element.shadowRoot?.textContent).to.contain('onerror');
    });
});
