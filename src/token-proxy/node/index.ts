/** `oauth-connect/token-proxy/node`: the token proxy on Node's own `http`, and so in Express. */

export { nodeListener, type NodeListener } from './node-listener.js';
export { startServer, type ServerOptions, type RunningServer } from './node-server.js';
