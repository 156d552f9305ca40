import { expect } from '@open-wc/testing';
import { answer, token } from '../helpers/acme.js';
import { click } from '../helpers/browser.js';
import { make, part, removeAll } from '../helpers/elements.js';
import { hostile } from '../helpers/servers.js';
import { next, waitUntil } from '../helpers/wait.js';

/** In forms: contract, section 8. */

let form: HTMLFormElement;

beforeEach(() => {
  form = document.createElement('form');
  form.addEventListener('submit', (event) => event.preventDefault());
  document.body.append(form);
});

afterEach(() => {
  removeAll();
  form.remove();
  document.querySelectorAll('iframe').forEach((frame) => frame.remove());
});

const inForm = (attributes: Record<string, string> = {}) => make({ name: 'account', ...attributes }, '', form);
const entries = () => [...new FormData(form)];

/** The types of events that come by, in order. */
function heardOf(target: EventTarget, ...types: string[]): string[] {
  const heard: string[] = [];
  for (const type of types) target.addEventListener(type, () => heard.push(type));
  return heard;
}

describe('the value of an element in a form', () => {
  it('is the identifier under its name, and nothing without a connection', async () => {
    const element = await inForm();
    expect(element.form).to.equal(form);
    expect([...form.elements]).to.deep.equal([element]);
    expect(element.value).to.equal('');
    expect(entries()).to.deep.equal([]);
    await element.connect();
    expect(element.value).to.equal('7');
    expect(entries()).to.deep.equal([['account', '7']]);
    await element.revoke();
    expect(element.value).to.equal('');
    expect(entries()).to.deep.equal([]);
  });

  it('is there when `connected` fires, and gone when `revoked` does; so is the custom state', async () => {
    const element = await inForm();
    const seen: unknown[] = [];
    for (const type of ['connected', 'revoked'])
      document.addEventListener(type, () => seen.push(entries().length, element.matches(':state(connected)')), {
        capture: true,
        once: true,
      });
    await element.connect();
    await element.revoke();
    expect(seen).to.deep.equal([1, true, 0, false]);
  });

  it('has no entry without a name, nor where it is disabled; its name is the attribute', async () => {
    const element = await inForm({ name: '' });
    await element.connect();
    expect(element.name).to.equal('');
    expect(entries()).to.deep.equal([]);
    element.name = 'login';
    expect(element.getAttribute('name')).to.equal('login');
    expect(entries()).to.deep.equal([['login', '7']]);
    element.setAttribute('name', 'who');
    expect(element.name).to.equal('who');
    expect(entries()).to.deep.equal([['who', '7']]);
    element.disabled = true;
    await element.updateComplete;
    expect(entries()).to.deep.equal([]);
  });

  it('is one entry each with `multiple`', async () => {
    const fields = '[{ "name": "who", "label": "Who" }]';
    const element = await inForm({ multiple: '', fields, 'unique-identifier': '{{who}}' });
    for (const who of ['7', '8']) await element.connect({ fieldValues: { who } });
    expect(element.value).to.equal('8');
    expect(entries()).to.deep.equal([
      ['account', '7'],
      ['account', '8'],
    ]);
    element.setAttribute('name', 'login');
    await waitUntil(() => entries()[0]?.[0] === 'login', 'entries have the new name');
    expect(entries().length).to.equal(2);
    element.name = 'account';
    await element.revoke('8');
    expect(element.value).to.equal('7');
    expect(entries()).to.deep.equal([['account', '7']]);
  });

  it('is not sent without a name, with `multiple` neither', async () => {
    const element = await inForm({ multiple: '' });
    await element.connect();
    element.removeAttribute('name');
    await waitUntil(() => entries().length === 0, 'nothing is sent');
  });

  it('is posted to a server, by that form alone', async () => {
    const frame = document.createElement('iframe');
    frame.name = form.target = 'answer';
    document.body.append(frame);
    form.method = 'post';
    form.action = hostile.url('/api/form');
    const send = document.createElement('button');
    form.append(send);
    const element = await inForm({ fields: '[{ "name": "server", "label": "Server" }]' });
    part<HTMLInputElement>(element, 'input').value = 'not for the form';
    await element.connect();
    await hostile.clear();
    form.addEventListener('submit', (event) => event.stopImmediatePropagation(), { capture: true, once: true });
    send.click();
    await waitUntil(async () => (await hostile.log('/api/form')).length > 0, 'the form arrives');
    const [request] = await hostile.log('/api/form');
    expect(request?.body).to.equal('account=7');
    expect(request?.url).to.equal('/api/form');
  });
});

describe('the built-in controls in a form', () => {
  it('never submit it', async () => {
    const submitted = heardOf(form, 'submit');
    const element = await inForm();
    const connected = next(element, 'connected');
    await click(part(element, 'button'));
    await connected;
    await element.updateComplete;
    await click(part(element, 'disconnect'));
    await element.updateComplete;
    expect(submitted).to.deep.equal([]);
  });
});

describe('input and change', () => {
  it('fire when the visitor connects and disconnects, both after the value has changed', async () => {
    const element = await inForm();
    const seen: string[] = [];
    for (const type of ['input', 'change'])
      form.addEventListener(type, (event) => seen.push(`${type} ${element.value} ${String(event.composed)}`));
    const connected = next(element, 'connected');
    await click(part(element, 'button'));
    await connected;
    expect(seen).to.deep.equal(['input 7 true', 'change 7 false']);
    await element.updateComplete;
    await click(part(element, 'disconnect'));
    expect(seen.slice(2)).to.deep.equal(['input  true', 'change  false']);
  });

  it('fire for a button that has a command', async () => {
    const element = await inForm();
    await element.connect();
    const heard = heardOf(element, 'input', 'change');
    const event = Object.assign(new Event('command'), { command: '--disconnect' });
    element.dispatchEvent(event);
    expect(heard).to.deep.equal(['input', 'change']);
  });

  it('do not where the same account is connected again, nor where a script, or time, does it', async () => {
    const element = await inForm({ 'login-url': answer(`access_token=${token}&expires_in=1&state={state}`) });
    await element.connect();
    const heard = heardOf(element, 'input', 'change');
    const expired = next(element, 'expired');
    await element.connect();
    await expired;
    expect(element.value).to.equal('7');
    await element.revoke();
    expect(element.value).to.equal('');
    expect(heard).to.deep.equal([]);
  });
});

describe('another account in place of the one before', () => {
  it('changes the value, with input and change before revoked and connected', async () => {
    const body = JSON.stringify({ id: 7 });
    const testUrl = hostile.url('/api/status', { code: 200, times: 1, body, then: JSON.stringify({ id: 8 }) });
    const element = await inForm({ 'test-url': testUrl });
    await element.connect();
    const seen: string[] = [];
    for (const type of ['input', 'change', 'revoked', 'connected'])
      element.addEventListener(type, () => seen.push(`${type} ${element.value}`));
    await element.connect();
    expect(seen).to.deep.equal(['input 8', 'change 8', 'revoked 8', 'connected 8']);
  });
});

describe('required', () => {
  it('is met by a connection that is active', async () => {
    const element = await inForm({ required: '' });
    expect(element.willValidate).to.equal(true);
    expect(element.validity.valueMissing).to.equal(true);
    expect(element.validationMessage).to.equal('Connect Acme');
    expect([element.checkValidity(), form.checkValidity()]).to.deep.equal([false, false]);
    await element.connect();
    expect(element.validity.valid).to.equal(true);
    expect(element.validationMessage).to.equal('');
    expect([element.checkValidity(), form.checkValidity()]).to.deep.equal([true, true]);
    await element.revoke();
    expect(form.checkValidity()).to.equal(false);
  });

  it('stays met while the visitor adds an account', async () => {
    const element = await inForm({ required: '', multiple: '' });
    await element.connect();
    const another = element.connect();
    expect(element.status).to.equal('connecting');
    expect(element.checkValidity()).to.equal(true);
    await another;
  });

  it('is not met by one that ran out', async () => {
    const expiring = answer(`access_token=${token}&expires_in=3&state={state}`);
    const element = await inForm({ required: '', 'login-url': expiring });
    const expired = next(element, 'expired');
    const wasValid = next(element, 'connected').then(() => element.validity.valid);
    await element.connect();
    expect(await wasValid).to.equal(true);
    await expired;
    expect(element.validity.valueMissing).to.equal(true);
  });

  it('follows the property at once', async () => {
    const element = await inForm();
    expect(element.required).to.equal(false);
    element.required = true;
    expect(element.checkValidity()).to.equal(false);
    await element.updateComplete;
    expect(element.hasAttribute('required')).to.equal(true);
    element.removeAttribute('required');
    expect(element.checkValidity()).to.equal(true);
  });

  it('keeps the form from being sent, with the focus on the button that meets it', async () => {
    const sent = heardOf(form, 'submit');
    const element = await inForm({ required: '' });
    const invalid = heardOf(element, 'invalid');
    form.requestSubmit();
    expect(sent).to.deep.equal([]);
    expect(invalid).to.deep.equal(['invalid']);
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'button'));
    expect(element.matches(':invalid')).to.equal(true);
    await element.connect();
    form.requestSubmit();
    expect(sent).to.deep.equal(['submit']);
    expect(element.matches(':valid')).to.equal(true);
  });
});

describe('what forms do to an element', () => {
  it('a custom validity makes it invalid until it is taken back', async () => {
    const element = await inForm();
    element.setCustomValidity('Take another account.');
    // Before anything of the element's is read: a form does not ask it first.
    expect(form.checkValidity()).to.equal(false);
    expect(element.validity.customError).to.equal(true);
    expect(element.validationMessage).to.equal('Take another account.');
    expect(element.reportValidity()).to.equal(false);
    expect(form.checkValidity()).to.equal(false);
    element.setCustomValidity('');
    expect(element.reportValidity()).to.equal(true);
    expect(form.checkValidity()).to.equal(true);
  });

  it('a disabled fieldset disables it', async () => {
    const group = document.createElement('fieldset');
    form.append(group);
    const element = await make({ name: 'account', required: '' }, '', group);
    group.disabled = true;
    await element.updateComplete;
    expect(part<HTMLButtonElement>(element, 'button').disabled).to.equal(true);
    expect([element.disabled, element.willValidate, form.checkValidity()]).to.deep.equal([false, false, true]);
    group.disabled = false;
    await element.updateComplete;
    expect(part<HTMLButtonElement>(element, 'button').disabled).to.equal(false);
  });

  it('a reset clears the fields and keeps the connection', async () => {
    const element = await inForm({ fields: '[{ "name": "team", "label": "Team" }]', multiple: '' });
    await element.connect();
    await element.updateComplete;
    const input = () => part<HTMLInputElement>(element, 'input');
    input().value = 'x';
    input().dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await element.updateComplete;
    form.reset();
    await element.updateComplete;
    expect(input().value).to.equal('');
    expect(element.value).to.equal('7');
  });

  it('a reset clears a choice each time', async () => {
    const fields = '[{ "name": "region", "label": "Region", "options": ["eu", "us"] }]';
    const element = await inForm({ fields });
    const select = () => part<HTMLSelectElement>(element, 'input');
    const choose = async (value: string) => {
      select().value = value;
      select().dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      await element.updateComplete;
    };
    for (const choices of [['us'], ['eu', 'us'], ['us', 'eu', 'us']]) {
      for (const value of choices) await choose(value);
      form.reset();
      await element.updateComplete;
      expect(select().value, choices.join()).to.equal('eu');
    }
  });

  it('a label belongs to it, and another form may own it', async () => {
    const label = document.createElement('label');
    label.htmlFor = 'the-account';
    form.append(label);
    const element = await make({ name: 'account', id: 'the-account', form: 'other' });
    const other = document.createElement('form');
    other.id = 'other';
    document.body.append(other);
    expect([...element.labels]).to.deep.equal([label]);
    expect(element.form).to.equal(other);
    other.remove();
  });
});
