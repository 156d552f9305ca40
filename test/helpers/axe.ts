import { evaluateInWindow } from './browser.js';

/** axe in another window: sent as text, so that the page's own policy has no say in it. */

let source: Promise<string> | undefined;

/** What axe finds wrong, as rule and element. */
export async function axeIn(handle: string): Promise<string[]> {
  source ??= fetch('/node_modules/axe-core/axe.min.js').then((response) => response.text());
  const text = await source;
  const load = { toString: () => `() => { ${text} }` } as unknown as () => void;
  await evaluateInWindow(load, { handle });
  return evaluateInWindow(
    async () => {
      type Axe = {
        run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
      const { axe } = window as unknown as { axe: Axe };
      const { violations } = await axe.run();
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
      );
    },
    { handle },
  );
}
