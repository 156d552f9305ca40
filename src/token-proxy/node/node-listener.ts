import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** What `http.createServer()` and Express's `app.use()` take. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/** What Express adds: the address before a router took its own part away. */
type Incoming = IncomingMessage & { readonly originalUrl?: string };

/**
 * A fetch handler for Node. In Express it stands before anything that reads bodies: `app.use('/oauth', nodeListener(proxy))`.
 *
 * @param handler - what `createTokenProxy()` gives
 */
export function nodeListener(handler: (request: Request) => Promise<Response>): NodeListener {
  return (incoming, outgoing) => {
    answer(handler, incoming, outgoing).catch(() => {
      // Whoever asked is gone, or the request was none: there is nobody to tell.
      if (!outgoing.headersSent) outgoing.writeHead(400, { connection: 'close' });
      outgoing.end();
    });
  };
}

async function answer(
  handler: (request: Request) => Promise<Response>,
  incoming: Incoming,
  outgoing: ServerResponse,
): Promise<void> {
  const response = await handler(requestOf(incoming));
  const body = Buffer.from(await response.arrayBuffer());
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  // What was too large or too slow is not waited for.
  if (!incoming.complete) outgoing.setHeader('connection', 'close');
  outgoing.setHeader('content-length', body.byteLength);
  outgoing.statusCode = response.status;
  outgoing.end(body);
}

/** The `Host` of a request is whatever a client says; nothing here depends on it, so it is not used. */
function requestOf(incoming: Incoming): Request {
  const { method = 'GET', url = '/', originalUrl = url, rawHeaders } = incoming;
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
  const address = new URL(originalUrl, 'http://localhost');
  if (method === 'GET' || method === 'HEAD') return new Request(address, { method, headers });
  // Something before us has read it: the proxy says so, where an empty body would only look wrong.
  const isRead = incoming.readableDidRead;
  const body = isRead ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
  const streamed = { method, headers, body, duplex: 'half' } as const;
  const request = new Request(address, streamed);
  return isRead ? markRead(request) : request;
}

const markRead = (request: Request): Request => Object.defineProperty(request, 'bodyUsed', { value: true });
