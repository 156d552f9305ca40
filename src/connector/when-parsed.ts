/** Resolves once scripts that the page was written with had their turn to listen. */
export function whenParsed(): Promise<void> {
  // A page may have a variable of this name.
  const performance = window.performance as Partial<Performance>;
  const [navigation] = (performance.getEntriesByType?.('navigation') ?? []) as PerformanceNavigationTiming[];
  if (document.readyState === 'complete' || navigation?.domContentLoadedEventStart) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
    document.addEventListener('readystatechange', () => document.readyState === 'complete' && resolve());
  });
}
