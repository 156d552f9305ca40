/** Mouse and keyboard as the WebDriver protocols have them: the actions that Firefox and WebKit both understand. */

const BUTTONS = { left: 0, middle: 1, right: 2 };

/** @type {Record<string, string>} */
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

/**
 * @param {string} name
 */
function key(name) {
  const value = KEYS[name] ?? name;
  if ([...value].length !== 1) throw new Error(`There is no key ${name} in actions.js`);
  return value;
}

/**
 * @param {object[]} actions
 */
const mouse = (actions) => [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }];

/**
 * @param {object[]} actions
 */
const keyboard = (actions) => [{ type: 'key', id: 'keyboard', actions }];

/**
 * @param {{ x: number, y: number }} point
 */
const pointerMove = ({ x, y }) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 });

/**
 * @param {{ x: number, y: number }} point
 */
export const moveTo = (point) => mouse([pointerMove(point)]);

/**
 * @param {{ x: number, y: number, button?: string, count?: number }} point
 */
export function clickAt({ button = 'left', count = 1, ...point }) {
  const number = BUTTONS[/** @type {keyof typeof BUTTONS} */ (button)];
  const once = [
    { type: 'pointerDown', button: number },
    { type: 'pointerUp', button: number },
  ];
  return mouse([pointerMove(point), ...Array.from({ length: count }, () => once).flat()]);
}

/**
 * @param {string} name
 * @param {string[]} modifiers
 */
export function pressKey(name, modifiers) {
  const down = (/** @type {string} */ one) => ({ type: 'keyDown', value: key(one) });
  const up = (/** @type {string} */ one) => ({ type: 'keyUp', value: key(one) });
  return keyboard([...modifiers.map(down), down(name), up(name), ...modifiers.toReversed().map(up)]);
}

/**
 * @param {string} text
 */
export function typeText(text) {
  return keyboard(
    [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]),
  );
}
