// @ts-check

/** Header names that an app may send along: the two every API needs, and its own. */
const ALLOWED = /^(accept|accept-language|authorization|content-language|content-type|dpop|x-[a-z0-9-]+)$/;

/**
 * Any page may call, as with the public APIs of real providers: what protects an account is the token, and no cookie is
 * read here.
 *
 * @param {import('express').Request} req
 * @param {import('express').Response} res
 * @param {import('express').NextFunction} next
 */
export function cors(req, res, next) {
  res.vary('Origin');
  const { origin } = req.headers;
  if (origin) res.set('Access-Control-Allow-Origin', origin);
  res.set('Access-Control-Expose-Headers', 'Retry-After, WWW-Authenticate, DPoP-Nonce');
  if (req.method !== 'OPTIONS') return void next();
  const asked = (req.get('Access-Control-Request-Headers') ?? '').toLowerCase().split(/\s*,\s*/);
  res.set('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE');
  res.set('Access-Control-Allow-Headers', asked.filter((name) => ALLOWED.test(name)).join(', '));
  res.status(204).end();
}

/**
 * Answers a preflight as a server does that never heard of CORS.
 *
 * @param {import('express').Request} _req
 * @param {import('express').Response} res
 */
export function noCors(_req, res) {
  res.set('Allow', 'GET, HEAD').status(204).end();
}
