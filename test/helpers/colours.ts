/** What colours come to on the screen, and how far they are from each other (WCAG 2.2, 1.4.3 and 1.4.11). */

type Rgb = [number, number, number];

const canvas = new OffscreenCanvas(1, 1).getContext('2d', {
  willReadFrequently: true,
}) as OffscreenCanvasRenderingContext2D;

/** What is seen of colours that lie on each other, the lowest first; any that CSS can write, also see-through ones. */
export function blend(...layers: string[]): Rgb {
  canvas.fillStyle = '#fff';
  canvas.fillRect(0, 0, 1, 1);
  for (const layer of layers) {
    canvas.fillStyle = layer;
    canvas.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1, the same, to 21, black on white. */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The element or shadow host that a node is seen in. */
const around = (node: Node): Element | null => {
  const parent = (node instanceof Element && node.assignedSlot) || node.parentNode;
  return parent instanceof ShadowRoot ? parent.host : (parent as Element | null);
};

/** The backgrounds that a node stands on, the lowest first. */
export function backgroundsOf(node: Node): string[] {
  const layers: string[] = [];
  for (let one: Element | null = around(node); one?.nodeType === Node.ELEMENT_NODE; one = around(one))
    layers.unshift(getComputedStyle(one).backgroundColor);
  return layers;
}

/** The visible texts below a root, with the element whose colour they have. */
export function textsOf(root: Node): { text: Text; parent: Element }[] {
  const found: { text: Text; parent: Element }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
    const parent = text.parentElement;
    if (text.data.trim() && parent?.checkVisibility() && !parent.closest('.hidden')) found.push({ text, parent });
  }
  return found;
}
