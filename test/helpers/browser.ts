/**
 * Real windows, real clicks, for tests:
 *
 *     await click(button);                              // opens a window, as for a visitor
 *     await signIn({ user: 'ada' });                    // fills the provider's pages in it
 *
 * Importing this file closes all other windows, deletes cookies, restores viewport and media after each test. Storage of
 * the test page is its own affair.
 *
 * What "focus" means here (measured, windows that nobody sees, no focus emulation; focus.test.ts holds it):
 * - Chromium: every window thinks it is the front one. Where a click opens a window of its own (`width=…` or `popup` in
 *   the features), the test page stays `visible`, its `document.hasFocus()` stays true, and no `blur` or `focus` fires;
 *   a headed browser would say false until the visitor comes back.
 * - Firefox: that window has the focus, as for a visitor; the test page stays `visible`, without it.
 * - WebKit: as Chromium, until something in that window (an `autofocus`, say) takes the focus; then as Firefox.
 * - Where a click opens a tab (no features; WebKit opens a window), the test page becomes `hidden` and hasFocus() false,
 *   in Chromium without any event; when the tab closes, or `bringToFront()` is called, `visibilitychange` and `focus`
 *   fire. A click on a hidden page would give it focus while it stays hidden, so `click()` brings it to the front first.
 * - `leavePage()` minimises the window: real `blur`, hidden, hasFocus() false; `bringToFront()` undoes it with `focus`.
 * - `pretendFocus(false)` is for what headless can't have: visible, but behind another window.
 * - Windows of other test files don't matter, each has the focus of its own window.
 */
import { command } from './command.js';
import { windows, type Where } from './other-windows.js';

export * from './other-windows.js';

type Point = { x: number; y: number };
type Modifier = 'Shift' | 'Control' | 'Alt' | 'Meta';

await command('start');
afterEach(async function () {
  if (this.currentTest?.state === 'failed')
    console.log('windows at its end:', JSON.stringify(await windows(), null, 1));
  pretendFocus(undefined);
  await command('reset');
});

function deepElementFromPoint({ x, y }: Point): Element | null {
  let element = document.elementFromPoint(x, y);
  for (;;) {
    const inner = element?.shadowRoot?.elementFromPoint(x, y);
    if (!inner || inner === element) return element;
    element = inner;
  }
}

function composedContains(outer: Node, inner: Node | null): boolean {
  for (let node = inner; node; node = node.parentNode ?? (node instanceof ShadowRoot ? node.host : null)) {
    if (
      node === outer ||
      (node instanceof Element && node.assignedSlot && composedContains(outer, node.assignedSlot))
    ) {
      return true;
    }
  }
  return false;
}

/** The middle of an element, scrolled into view; throws where a visitor couldn't hit it. */
function pointOf(target: Element | DOMRectReadOnly | Point, force = false): Point {
  if (!(target instanceof Element)) {
    if (!('width' in target)) return { x: target.x, y: target.y };
    return { x: target.x + target.width / 2, y: target.y + target.height / 2 };
  }
  target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const { x, y, width, height } = target.getBoundingClientRect();
  const point = { x: x + width / 2, y: y + height / 2 };
  if (force) return point;
  const name = `<${target.localName}>`;
  if (width === 0 || height === 0) throw new Error(`${name} has no size, nobody can click it.`);
  const hit = deepElementFromPoint(point);
  if (!composedContains(target, hit))
    throw new Error(`${name} is covered by ${hit ? `<${hit.localName}>` : 'nothing: it is outside'}.`);
  return point;
}

/** A real mouse click on the middle of it, a visitor's gesture; brings the page to the front if it is hidden. */
export async function click(
  target: Element | DOMRectReadOnly | Point,
  { force = false, ...options }: { button?: 'left' | 'middle' | 'right'; count?: number; force?: boolean } = {},
): Promise<void> {
  await command('click', { ...pointOf(target, force), ...options });
}

export async function hover(target: Element | DOMRectReadOnly | Point): Promise<void> {
  await command('hover', pointOf(target));
}

/** A key by its name (`Tab`, `Enter`, `Escape`, `a`), to whatever has the focus. */
export async function press(
  key: string,
  { modifiers = [], ...where }: Where & { modifiers?: Modifier[] } = {},
): Promise<void> {
  await command('press', { key, modifiers, ...where });
}

export async function type(text: string, where: Where = {}): Promise<void> {
  await command('type', { text, ...where });
}

/** Minimises the test page's window, as if the visitor had gone elsewhere; see the head of this file. */
export async function leavePage(): Promise<void> {
  await command('leave');
}

/** Brings a window (the test page, if not told) to the front. */
export async function bringToFront(where: Where = {}): Promise<void> {
  await command('bringToFront', where);
}

/** Makes `document.hasFocus()` say so, with the `focus` or `blur` that belongs to it; `undefined` ends the pretence. */
export function pretendFocus(focused: boolean | undefined): void {
  const before = document.hasFocus();
  Reflect.deleteProperty(document, 'hasFocus');
  if (focused !== undefined) Object.defineProperty(document, 'hasFocus', { value: () => focused, configurable: true });
  if (document.hasFocus() !== before) window.dispatchEvent(new FocusEvent(before ? 'blur' : 'focus'));
}

export interface Viewport {
  width?: number;
  height?: number;
  deviceScaleFactor?: number;
  isMobile?: boolean;
  hasTouch?: boolean;
}

export async function setViewport(viewport: Viewport, where: Where = {}): Promise<void> {
  await command('viewport', { viewport, ...where });
}

export interface Media {
  media?: 'print' | 'screen';
  colorScheme?: 'light' | 'dark';
  reducedMotion?: 'reduce' | 'no-preference';
  forcedColors?: 'active' | 'none';
  contrast?: 'more' | 'less' | 'no-preference';
}

export async function emulateMedia(settings: Media, where: Where = {}): Promise<void> {
  const features = [
    { name: 'prefers-color-scheme', value: settings.colorScheme ?? '' },
    { name: 'prefers-reduced-motion', value: settings.reducedMotion ?? '' },
    { name: 'prefers-contrast', value: settings.contrast ?? '' },
    { name: 'forced-colors', value: settings.forcedColors ?? '' },
  ];
  await command('media', { media: settings.media ?? '', features, ...where });
}

/** Writes /tmp/oauth-connect-shots/<name>.png, of the test page if not told otherwise, and returns its path. */
export async function screenshot(
  name: string,
  { element, ...options }: Where & { element?: Element; fullPage?: boolean } = {},
): Promise<string> {
  const { x, y, width, height } = element?.getBoundingClientRect() ?? {};
  const clip = element && { x: (x ?? 0) + scrollX, y: (y ?? 0) + scrollY, width, height };
  return command<string>('screenshot', { name, clip, ...options });
}

/** Fails where what is seen of the element is not what the picture in `test/pictures/expected/` shows; see pictures.js. */
export async function expectPicture(name: string, element: Element): Promise<void> {
  const { x, y, width, height } = element.getBoundingClientRect();
  const clip = { x: x + scrollX, y: y + scrollY, width: Math.round(width), height: Math.round(height) };
  const wrong = await command<string>('compare', { name, clip });
  if (wrong) throw new Error(wrong);
}

/** What assistive technology is told of something. */
export interface AccessibleNode {
  role: string;
  name: string;
  description: string;
  /** `focused`, `invalid`, `required`, `disabled`, … as the DevTools protocol has them. */
  states: Record<string, unknown>;
}

/** What assistive technology is told of the test page, in its order; Chromium only. */
export const accessibilityTree = (): Promise<AccessibleNode[]> => command<AccessibleNode[]>('accessibility');
