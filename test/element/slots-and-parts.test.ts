import { expect } from '@open-wc/testing';
import { click, press } from '../helpers/browser.js';
import { make, part, removeAll, stateOf, states } from '../helpers/elements.js';
import { hostile } from '../helpers/servers.js';
import { next, pause } from '../helpers/wait.js';

/** What authors can replace and style: contract, section 8. */

afterEach(() => {
  document.adoptedStyleSheets = [];
  removeAll();
});

const styled = (css: string) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
};

/** What is seen of a slot: what stands in it. */
const shown = (element: Element | null) => element?.checkVisibility() === true && element.getClientRects().length > 0;

describe('parts', () => {
  const expected: Record<string, string> = {
    idle: 'button icon label',
    'idle with fields': 'fields field input button icon label',
    connecting: 'waiting spinner message show-window retry cancel',
    connected: 'connection initials connection-name connection-status disconnect',
    expired: 'connection initials connection-name connection-status reconnect disconnect',
    failed: 'error message code retry',
    'failed with fields': 'error message code fields field input button icon label',
    invalid: 'error message',
  };

  it('are listed here for every state', () => {
    expect(Object.keys(expected)).to.deep.equal(Object.keys(states));
  });

  for (const [name, parts] of Object.entries(expected))
    it(`can be styled from outside: ${name}: ${parts}`, async () => {
      styled(
        parts.split(' ').reduce((css, one) => `${css} oauth-connect::part(${one}) { outline: 5px solid red }`, ''),
      );
      const element = await stateOf(name)();
      const there = [...(element.shadowRoot?.querySelectorAll('[part]') ?? [])];
      expect(new Set(there.map((one) => one.getAttribute('part')))).to.deep.equal(new Set(parts.split(' ')));
      for (const one of there) expect(getComputedStyle(one).outlineWidth, one.outerHTML).to.equal('5px');
    });
});

describe('the slot', () => {
  it('(default) is the button’s label', async () => {
    const element = await make({}, 'Link <b>Acme</b> now');
    expect(shown(element.querySelector('b'))).to.equal(true);
    expect(part(element, 'label').textContent).not.to.contain('Connect Acme');
    element.innerHTML = '  <!-- nothing -->\n';
    await pause();
    await element.updateComplete;
    expect(part(element, 'label').textContent).to.contain('Connect Acme');
  });

  it('icon stands in the built-in button, in place of the initial', async () => {
    const element = await make({}, '<svg slot="icon" width="16" height="16"></svg>');
    expect(shown(element.querySelector('svg'))).to.equal(true);
    expect(shown(part(element, 'icon'))).to.equal(false);
    expect(part(element, 'button').textContent).to.contain('Connect Acme');
    const connected = next(element, 'connected');
    await click(element.querySelector('svg') as Element);
    await connected;
  });

  it('button replaces the connect button; a click on it or Enter connects', async () => {
    const element = await make({}, '<button slot="button">Mine</button>');
    const own = element.querySelector('button') as HTMLButtonElement;
    expect(shown(part(element, 'button'))).to.equal(false);
    const connected = next(element, 'connected');
    await click(own);
    await connected;
    await element.updateComplete;
    expect(shown(own), 'where there is an account').to.equal(false);
    await element.revoke();
    await element.updateComplete;
    const again = next(element, 'connected');
    own.focus();
    await press('Enter');
    await again;
  });

  it('button does nothing where it is disabled, or where its click is prevented', async () => {
    const element = await make({}, '<button slot="button">Mine</button>');
    const own = element.querySelector('button') as HTMLButtonElement;
    element.disabled = true;
    await element.updateComplete;
    await click(own);
    element.disabled = false;
    await element.updateComplete;
    own.addEventListener('click', (event) => event.preventDefault(), { once: true });
    await click(own);
    expect(element.status).to.equal('idle');
  });

  it('button asks for the fields first', async () => {
    const fields = '[{"name":"region","label":"Region","required":true}]';
    const element = await make({ fields }, '<button slot="button">Mine</button>');
    await click(element.querySelector('button') as Element);
    expect(element.status).to.equal('idle');
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'input'));
  });

  it('connected replaces initials and name, not Disconnect', async () => {
    const element = await stateOf('connected')({}, '<em slot="connected">Yours</em>');
    expect(shown(element.querySelector('em'))).to.equal(true);
    for (const one of ['initials', 'connection-name']) expect(shown(part(element, one)), one).to.equal(false);
    const revoked = next(element, 'revoked');
    await click(part(element, 'disconnect'));
    await revoked;
    await element.updateComplete;
    expect(shown(element.querySelector('em'))).to.equal(false);
  });

  it('connected is not there with `multiple`: it could not stand for each', async () => {
    const element = await stateOf('connected')({ multiple: '' }, '<em slot="connected">Yours</em>');
    expect(shown(element.querySelector('em'))).to.equal(false);
    for (const one of ['initials', 'connection-name']) expect(shown(part(element, one)), one).to.equal(true);
  });

  for (const name of ['failed', 'invalid'])
    it(`error replaces the words of an error (${name})`, async () => {
      const element = await stateOf(name)({}, '<em slot="error">Call us</em>');
      expect(shown(element.querySelector('em'))).to.equal(true);
      expect(shown(part(element, 'message'))).to.equal(false);
      const retry = part(element, 'retry') as HTMLElement | null;
      expect(shown(retry)).to.equal(name === 'failed');
    });

  it('error is not seen where nothing failed', async () => {
    const element = await make({}, '<em slot="error">Call us</em>');
    expect(shown(element.querySelector('em'))).to.equal(false);
  });
});

describe('custom properties', () => {
  it('change accent, its contrast colour, radius, spacing, line and danger', async () => {
    styled(`oauth-connect { --oauth-connect-accent: rgb(1, 2, 3); --oauth-connect-on-accent: rgb(4, 5, 6);
      --oauth-connect-radius: 3px; --oauth-connect-spacing: 31px; --oauth-connect-line: rgb(7, 8, 9);
      --oauth-connect-danger: rgb(10, 11, 12); }`);
    const idle = await stateOf('idle with fields')();
    const button = getComputedStyle(part(idle, 'button'));
    expect([button.backgroundColor, button.borderRadius]).to.deep.equal(['rgb(1, 2, 3)', '3px']);
    expect(getComputedStyle(part(idle, 'label')).color).to.equal('rgb(4, 5, 6)');
    expect(getComputedStyle(part(idle, 'fields')).rowGap).to.equal('31px');
    const connected = await stateOf('connected')();
    expect(getComputedStyle(part(connected, 'connection')).borderTopColor).to.equal('rgb(7, 8, 9)');
    const failed = await stateOf('failed')();
    expect(getComputedStyle(part(failed, 'error'), '::before').color).to.equal('rgb(10, 11, 12)');
  });
});

describe('in a form of the author’s', () => {
  it('the built-in buttons never submit, and the built-in fields never post', async () => {
    const form = document.createElement('form');
    let submitted = 0;
    form.addEventListener('submit', (event) => (event.preventDefault(), submitted++));
    document.body.append(form);
    const element = await make({ fields: '[{"name":"region","label":"Region","default":"eu"}]' }, '', form);
    await hostile.clear();
    const connected = next(element, 'connected');
    part(element, 'input').focus();
    await press('Enter');
    await connected;
    await element.updateComplete;
    const revoked = next(element, 'revoked');
    await click(part(element, 'disconnect'));
    await revoked;
    expect(submitted).to.equal(0);
    expect([...new FormData(form).keys()]).not.to.contain('region');
    form.remove();
  });
});
