/** What the apps have in common: where Acme is, where they go, and their source beside them. */

const find = (selector: string): HTMLElement => document.querySelector(selector) as HTMLElement;

/** The origin of the demo's provider. */
export const acme: string = find('meta[name=provider]').getAttribute('content') ?? '';

/** Where the app goes. */
export const stage: HTMLElement = find('#app');

/** Shows the file that the app is made of. */
export function showSource(source: string): void {
  find('.code code').textContent = source.trimEnd();
}
