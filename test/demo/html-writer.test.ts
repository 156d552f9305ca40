import { expect } from 'chai';
import { WRITERS } from '../../demo/setup/code/writers.js';
import { HOSTILE, meanings } from './hostile-values.js';

/** The HTML that the set-up page writes, as a browser reads it. */

const html = (attributes: readonly (readonly [string, string])[]) =>
  WRITERS.find(({ id }) => id === 'html')?.write(attributes as [string, string][]) ?? '';

const parse = (text: string) => new DOMParser().parseFromString(text, 'text/html');

const attributesOf = (text: string): [string, string][] =>
  [...(parse(text).querySelector('oauth-connect')?.attributes ?? [])].map(({ name, value }) => [name, value]);

describe('the HTML of the set-up page', () => {
  it('holds every value as it was entered, whatever is in it', () => {
    expect(meanings(attributesOf(html(HOSTILE)))).to.deep.equal(meanings(HOSTILE));
    const read = new Map(attributesOf(html(HOSTILE)));
    for (const name of ['provider-name', 'client-id', 'connection-name', 'unique-identifier', 'request-body'])
      expect(read.get(name)).to.equal(new Map(HOSTILE).get(name));
  });

  it('is a whole page with two scripts and one tag, and nothing else comes of a value', () => {
    const { body, head } = parse(html(HOSTILE));
    const names = [...head.querySelectorAll('*'), ...body.querySelectorAll('*')].map(({ localName }) => localName);
    expect(names).to.deep.equal(['meta', 'meta', 'title', 'script', 'oauth-connect', 'script']);
  });

  it('is the same when it is indented on its way into somebody’s page', () => {
    const indented = html(HOSTILE).replace(/^/gm, '      ');
    expect(meanings(attributesOf(indented))).to.deep.equal(meanings(HOSTILE));
  });

  it('puts JSON between single quotes, where it is read best', () => {
    expect(html([['request-query', '{"version":"v2"}']])).to.contain(`request-query='{"version":"v2"}'`);
  });

  it('writes addresses on one line with one blank between them', () => {
    const written = html([['allowed-urls', ' https://a.example/v1\n\n https://b.example ']]);
    expect(written).to.contain('allowed-urls="https://a.example/v1 https://b.example"');
  });

  it('is a whole tag where nothing is set', () => {
    expect(html([])).to.contain('\n<oauth-connect></oauth-connect>\n');
  });
});
