import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nodeListener } from './node-listener.js';

/** Where to listen, and how patient to be. */
export interface ServerOptions {
  /** 0 is any free one. */
  readonly port: number;
  /** Default: `127.0.0.1`, for a web server in front that speaks https. */
  readonly host?: string | undefined;
  /** How long a whole request may take to arrive, in ms. Default: 10 s. */
  readonly requestTime?: number | undefined;
  /** How long requests under way may take after {@link RunningServer.close}, in ms. Default: 25 s. */
  readonly closeTime?: number | undefined;
}

/** A server that listens. */
export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** Takes no more requests, and resolves when those under way are answered or have had their time. */
  readonly close: () => Promise<void>;
}

/** Each connection costs memory for as long as it is there. */
const mostConnections = 2000;

/**
 * Serves a fetch handler by Node's `http`. Connections that send slowly, or nothing, are closed.
 *
 * @param handler - what `createTokenProxy()` gives
 * @throws where the address cannot be had
 */
export async function startServer(
  handler: (request: Request) => Promise<Response>,
  { port, host = '127.0.0.1', requestTime = 10_000, closeTime = 25_000 }: ServerOptions,
): Promise<RunningServer> {
  const server = createServer(
    {
      requestTimeout: requestTime,
      keepAliveTimeout: 5000,
      connectionsCheckingInterval: 500,
    },
    nodeListener(handler),
  );
  server.maxConnections = mostConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, resolve);
  });
  return { host, port: (server.address() as AddressInfo).port, close: () => close(server, closeTime) };
}

/** A refresh token is spent as soon as it is sent: requests under way are worth waiting for. */
async function close(server: Server, timeoutMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  server.closeIdleConnections();
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, timeoutMs);
  await closed;
  clearTimeout(timer);
}
