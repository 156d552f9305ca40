import { clickIn, evaluateInWindow, open, press, setViewport, type } from './browser.js';
import { demoUrl } from './servers.js';

/** The set-up page of the demo, as its reader uses it. */

/** Opens it, with settings in its fragment if told, wide enough for the preview to stand beside the steps. */
export async function openSetUp(fragment = '', width = 1280): Promise<string> {
  const page = await open(demoUrl(`/setup/${fragment}`));
  await setViewport({ width, height: 800 }, { handle: page });
  return page;
}

/** Waits until the page says so. `ready`: the element has checked the settings, and has no fault to find. */
export const untilReady = (
  handle: string,
  state: 'ready' | 'proxy' | 'connected' | 'faulty' | 'empty' = 'ready',
): Promise<void> =>
  evaluateInWindow(
    async (wanted: string) => {
      while (document.querySelector<HTMLElement>('[data-ready]')?.dataset['state'] !== wanted)
        await new Promise(requestAnimationFrame);
    },
    { handle },
    state,
  );

export const chooseProvider = (handle: string, id: string): Promise<void> =>
  clickIn(`input[name=provider][value="${id}"]`, { handle });

/** Types into the field of an attribute, in place of what is there; what few need is opened first. */
export async function fill(handle: string, attribute: string, text: string): Promise<void> {
  await evaluateInWindow(
    (name: string) => {
      const field = document.querySelector(`[data-field="${name}"]`);
      field?.closest('details')?.setAttribute('open', '');
    },
    { handle },
    attribute,
  );
  await clickIn(`#field-${attribute}`, { handle });
  await press('a', { handle, modifiers: ['Control'] });
  await press('Delete', { handle });
  if (text) await type(text, { handle });
}

/** Waits until a field says this of its value, and tells whether its control has it as its description. */
export const problemOf = (handle: string, attribute: string, expected: string): Promise<boolean> =>
  evaluateInWindow(
    async (name: string, text: string) => {
      const [problem, control] = ['-problem', ''].map((end) => document.getElementById(`field-${name}${end}`));
      if (!problem || !control) throw new Error(`There is no field for ${name}`);
      while (problem.textContent !== text) await new Promise(requestAnimationFrame);
      const described = control.getAttribute('aria-describedby')?.split(' ') ?? [];
      return described.includes(problem.id) && control.hasAttribute('aria-invalid') === !problem.hidden;
    },
    { handle },
    attribute,
    expected,
  );

/** The code of a tab, as it would be copied. */
export async function codeOf(handle: string, tab = 'html'): Promise<string> {
  await clickIn(`#tab-${tab}`, { handle });
  return evaluateInWindow(() => document.querySelector('#code code')?.textContent ?? '', { handle });
}

/** What the next clicks on Copy buttons would put on the clipboard, which is not a test's to read. */
export const listenToCopying = (handle: string): Promise<void> =>
  evaluateInWindow(
    () => {
      const copied: string[] = [];
      Object.assign(window, { copied });
      navigator.clipboard.writeText = (text) => {
        copied.push(text);
        return Promise.resolve();
      };
    },
    { handle },
  );

export const copiedIn = (handle: string): Promise<string[]> =>
  evaluateInWindow(() => (window as unknown as { copied: string[] }).copied, { handle });

/** Waits until it has been said aloud. */
export const untilSaid = (handle: string, words: string): Promise<void> =>
  evaluateInWindow(
    async (text: string) => {
      while (document.querySelector('[data-spoken]')?.textContent !== text) await new Promise(requestAnimationFrame);
    },
    { handle },
    words,
  );
