/** What an object of the browser's is, also where a frame has made it: `instanceof` knows the classes of this page alone. */

const kindOf = (value: unknown): string => Object.prototype.toString.call(value);

export const isRequest = (value: unknown): value is Request => kindOf(value) === '[object Request]';
export const isForm = (value: unknown): value is FormData => kindOf(value) === '[object FormData]';
export const isQuery = (value: unknown): value is URLSearchParams => kindOf(value) === '[object URLSearchParams]';
export const isStream = (value: unknown): value is ReadableStream => kindOf(value) === '[object ReadableStream]';
