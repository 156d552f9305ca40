/** Tells elements of changes of `lang`, theirs or that of anything around them: one observer for all of the page. */

type Watching = Element & { requestUpdate(): void };

/** Held weakly: nobody says when an element is gone for good. */
const watching = new Set<WeakRef<Watching>>();
const known = new WeakSet<Watching>();

/** Looks at the tree of an element, and at those around it: an observer of a document sees no shadow tree in it. */
function observeAround(element: Element): void {
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
    if (!(root instanceof ShadowRoot)) return;
  }
}

/** Those that are no longer in the document are forgotten, and with the last of them the observer rests. */
const observer = new MutationObserver(() => {
  observer.disconnect();
  for (const one of watching) {
    const element = one.deref();
    if (element?.isConnected) {
      observeAround(element);
      element.requestUpdate();
    } else {
      watching.delete(one);
      if (element) known.delete(element);
    }
  }
});

/** Has an element's `requestUpdate()` called when a language around it changes; to be called again after it moved. */
export function watch(element: Watching): void {
  observeAround(element);
  if (known.has(element)) return;
  known.add(element);
  watching.add(new WeakRef(element));
}
