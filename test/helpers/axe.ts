import { evaluateInWindow } from './browser.js';

/** What axe finds wrong, as rule and element: here in the test page, or in another window. */

interface Axe {
  run(
    root: Element | Document,
    options: { resultTypes: ['violations'] },
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
}

/** The library, half a megabyte of it, as text: another window's own policy has no say in it then. */
const source = (await (await fetch('/node_modules/axe-core/axe.min.js')).text()) as string;

/** Runs in the window. */
async function violations(root: Element | Document = document): Promise<string[]> {
  const { axe } = window as unknown as { axe: Axe };
  const found = await axe.run(root, { resultTypes: ['violations'] });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

export async function axeViolations(root: Element): Promise<string[]> {
  if (!('axe' in window)) (0, eval)(source);
  return violations(root);
}

export async function axeIn(handle: string): Promise<string[]> {
  const load = { toString: () => `() => { ${source} }` } as unknown as () => void;
  await evaluateInWindow(load, { handle });
  return evaluateInWindow(violations as () => Promise<string[]>, { handle });
}
