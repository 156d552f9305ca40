import type { CSSResult } from 'lit';

/** What is only seen now and then is loaded when it is to be seen. */

const loaders = {
  fields: () => import('./field-views.js'),
  languages: () => import('./languages.js'),
  trouble: () => import('./trouble-views.js'),
};

type Parts = { [K in keyof typeof loaders]?: Awaited<ReturnType<(typeof loaders)[K]>> | null };

/** What has been loaded; `null` where that failed. */
export const parts: Parts = {};

/**
 * Loads a part unless it was tried before.
 *
 * @returns nothing where there is nothing to wait for
 */
export function load(name: keyof Parts): Promise<void> | undefined {
  if (parts[name] !== undefined) return undefined;
  return loaders[name]().then(
    (part) => {
      (parts as Record<string, unknown>)[name] = part;
    },
    () => {
      parts[name] = null;
    },
  );
}

/** Adds the styles of what has been loaded. */
export function adoptStyles({ adoptedStyleSheets }: ShadowRoot): void {
  for (const part of Object.values(parts)) {
    const sheet = (part as { styles?: CSSResult } | null)?.styles?.styleSheet;
    if (sheet && !adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  }
}
