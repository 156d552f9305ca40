import type { OAuthConnectElement } from '../../src/element/oauth-connect-element.js';
import '../../src/oauth-connect.js';
import { clearStage, setStage } from '../../demo/gallery/stage.js';
import { make, reach, states, type State } from '../../demo/gallery/states.js';

/** The states of the demo's gallery, in the page of the tests: nothing of theirs is made up for the tests alone. */

export { states };

/** What a page may look like around the element: its paper, its ink, and perhaps an accent. */
export interface Page {
  readonly paper: string;
  readonly ink: string;
  readonly scheme?: 'light' | 'dark';
  readonly accent?: string;
}

export const light: Page = { paper: '#fff', ink: '#1b1b1f', scheme: 'light' };
export const dark: Page = { paper: '#131316', ink: '#ececf1', scheme: 'dark' };

const { style } = document.documentElement;

/** Gives the test page its colours. */
export function dress({ paper, ink, scheme = 'light', accent = '' }: Page): void {
  style.cssText = `background: ${paper}; color: ${ink}; color-scheme: ${scheme}; --oauth-connect-accent: ${accent}`;
  if (!accent) style.removeProperty('--oauth-connect-accent');
}

/** The real element in one of the gallery's states. */
export async function show(id: string, parent: Element = document.body): Promise<OAuthConnectElement> {
  setStage();
  const state = (states as Record<string, State>)[id] as State;
  const element = make(state) as unknown as OAuthConnectElement;
  parent.append(element);
  await reach(state, element as never);
  return element;
}

/** To be called after each test that uses `show()`. */
export function strike(): void {
  for (const element of document.querySelectorAll('oauth-connect')) {
    element.cancel();
    element.remove();
  }
  clearStage();
  document.documentElement.removeAttribute('style');
  document.documentElement.removeAttribute('dir');
}

/** All that can be operated in an element, in the order of its tree. */
export const controlsOf = (element: OAuthConnectElement): HTMLElement[] =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('button, input, select') ?? [])].filter((one) =>
    one.checkVisibility(),
  );
