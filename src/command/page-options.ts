import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { attributeName, flags, optionNames, type ConnectorOptions } from '../settings/options.js';

/** Reads the tag out of a page as its server sends it. */

/** An element of `oauth-connect` in a page's HTML, or `undefined` where there is none: a script may add it later. */
export function optionsInPage(html: string): ConnectorOptions | undefined {
  const tag = findTag(parse(html));
  if (!tag) return undefined;
  const written = new Map(tag.attrs.map(({ name, value }) => [name, value]));
  return Object.fromEntries(
    optionNames.flatMap((name) => {
      const value = written.get(attributeName(name));
      return value === undefined ? [] : [[name, flags.includes(name) ? true : value]];
    }),
  );
}

function findTag(node: DefaultTreeAdapterTypes.Node): DefaultTreeAdapterTypes.Element | undefined {
  if ('tagName' in node && node.tagName === 'oauth-connect') return node;
  const children = 'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
  for (const child of children) {
    const found = findTag(child);
    if (found) return found;
  }
  return undefined;
}
