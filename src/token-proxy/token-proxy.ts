import { addCommonHeaders, preflight, refusalAnswer, revokedAnswer, tokensAnswer } from './answers.js';
import { checkCanKeep, forget, isHandle, keepToken, takeToken, type Jar } from './kept-tokens.js';
import type { TokenProxyAction, TokenProxyOptions } from './options.js';
import { readForm, readRevocation, readTokenGrant, type Form } from './parameters.js';
import { readOptions, type Plan } from './read-options.js';
import type { Provider } from './read-provider.js';
import { leave, readText } from './read-text.js';
import { invalid, Refusal } from './refusal.js';
import { TooSlowError, withTimeLimit } from './time-limit.js';
import { checkRevoked, readTokens, withoutRefreshTokens } from './upstream-answer.js';
import { ask } from './upstream.js';

/** Where a request goes to. */
interface Route {
  readonly id: string;
  readonly action: TokenProxyAction;
}

/**
 * A proxy that adds a client secret to token requests of pages, so that the secret is on a server and nowhere else. It
 * answers `POST …/{id}/token` (a code with its PKCE verifier, or a refresh token) and `POST …/{id}/revoke`, whatever
 * stands before them, and keeps no state.
 *
 * It keeps the secret. It does not make the page a confidential client: whoever runs a page of an allowed origin gets tokens
 * for the codes that it has, as with a client that has no secret.
 *
 * @returns a fetch handler, as Deno, Bun, Cloudflare Workers and many frameworks take it; for Node and Express there is
 *   `nodeListener()` in `oauth-connect/token-proxy/node`
 * @throws a `TypeError` that names the option that is wrong
 * @see RFC 6749 §3.2, §5; RFC 7009 §2; RFC 7636 §4.5; RFC 9700 §2; RFC 10017 §6
 */
export function createTokenProxy(options: TokenProxyOptions): (request: Request) => Promise<Response> {
  const plan = readOptions(options);
  return async (request) => {
    const route = routeOf(request);
    const origin = request.headers.get('origin') ?? '';
    const mayAsk = plan.origins.has(origin);
    let refusal: Refusal | undefined;
    const answer = await serve(plan, request, route, mayAsk).catch((error: unknown) => {
      refusal = refusalOf(error);
      return refusalAnswer(refusal);
    });
    const provider = plan.providers.has(route?.id ?? '') ? route?.id : undefined;
    tell(plan, {
      ...(provider && { provider, action: route?.action }),
      status: answer.status,
      ...(refusal && { error: refusal.error }),
      ...(refusal?.problem && { problem: refusal.problem }),
    });
    addCommonHeaders(answer, mayAsk ? origin : undefined);
    return answer;
  };
}

/** A log that is full is no reason to lose tokens. */
function tell(plan: Plan, entry: Parameters<Plan['log']>[0]): void {
  try {
    plan.log(entry);
  } catch {
    // It is its owner's.
  }
}

/** What went wrong here: its name at most, and never its message or its stack, which could hold anything. */
const refusalOf = (error: unknown): Refusal =>
  error instanceof Refusal
    ? error
    : new Refusal(500, 'server_error', 'The token proxy failed.', {
        problem: `The token proxy failed: ${error instanceof Error ? error.name : typeof error}.`,
      });

function routeOf({ url }: Request): Route | undefined {
  const [, id, action] = /\/([\w-]+)\/(token|revoke)$/.exec(new URL(url).pathname) ?? [];
  return id && action ? { id, action: action as TokenProxyAction } : undefined;
}

async function serve(plan: Plan, request: Request, route: Route | undefined, mayAsk: boolean): Promise<Response> {
  if (!mayAsk) throw new Refusal(403, 'access_denied', 'Only pages of the allowed origins may ask (Origin).');
  const provider = plan.providers.get(route?.id ?? '');
  if (!route || !provider) throw new Refusal(404, 'invalid_request', 'There is no such route.');
  if (route.action === 'revoke' && !provider.revokeUrl)
    throw new Refusal(404, 'invalid_request', 'The token proxy has no revokeUrl for this provider.');
  if (request.method === 'OPTIONS') return preflight();
  checkKind(request);
  const stopped = await authorized(plan, request, route);
  if (stopped) return stopped;
  const form = readForm(await bodyOf(plan, request));
  const jar = { providerId: provider.id, clientId: provider.clientId, request };
  if (plan.kept) checkCanKeep(jar);
  return route.action === 'token' ? exchange(plan, provider, form, jar) : revoke(plan, provider, form, jar);
}

function checkKind({ method, headers }: Request): void {
  if (method !== 'POST')
    throw new Refusal(405, 'invalid_request', 'Requests are POST.', { headers: { allow: 'POST, OPTIONS' } });
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(headers.get('content-type') ?? ''))
    throw new Refusal(415, 'invalid_request', 'Requests are application/x-www-form-urlencoded.');
  // RFC 9449 §4.3: a proof names the address that it is for, which is this one, and no provider would take it.
  if (headers.has('dpop'))
    throw new Refusal(400, 'invalid_dpop_proof', 'A token proxy cannot pass on proofs: leave out dpop.');
}

/** The answer where the site itself does not want to serve a request. */
async function authorized(plan: Plan, request: Request, { id, action }: Route): Promise<Response | undefined> {
  const verdict = (await plan.authorize?.(request, { provider: id, action })) ?? true;
  // What came by fetch() has headers that cannot be changed.
  if (verdict instanceof Response) return new Response(verdict.body, verdict);
  if (!verdict) throw new Refusal(403, 'access_denied', 'The site does not allow this request.');
  return undefined;
}

async function bodyOf({ bodySize, bodyTime }: Plan, request: Request): Promise<string> {
  if (request.bodyUsed)
    throw new Refusal(500, 'server_error', 'The token proxy failed.', {
      problem: 'Something has read the body already: call the token proxy before it (body parsers, authorize).',
    });
  const tooLarge = () => new Refusal(413, 'invalid_request', `A body has ${bodySize} bytes at most.`);
  if (Number(request.headers.get('content-length')) > bodySize) throw tooLarge();
  const reader = request.body?.getReader();
  try {
    const text = await withTimeLimit(bodyTime, readText(reader, bodySize), () => {
      leave(reader);
    });
    if (text !== undefined) return text;
  } catch (error) {
    throw error instanceof TooSlowError
      ? new Refusal(408, 'invalid_request', 'The body took too long to arrive.')
      : invalid('The body broke off.');
  }
  throw tooLarge();
}

async function exchange(plan: Plan, provider: Provider, form: Form, jar: Jar): Promise<Response> {
  const { kept, upstreamTime } = plan;
  const grant = readTokenGrant(form, provider);
  if (grant.grant_type === 'authorization_code') {
    const answer = await ask(provider, provider.tokenUrl, grant, upstreamTime);
    const tokens = readTokens(answer, [grant.code, grant.code_verifier]);
    return kept ? handOut(plan, kept, jar, tokens) : tokensAnswer(tokens, []);
  }
  const handle = grant.refresh_token;
  const token = kept ? await takeToken(kept, jar, handle) : handle;
  const answer = await ask(provider, provider.refreshUrl, { ...grant, refresh_token: token }, upstreamTime);
  if (!kept) return tokensAnswer(readTokens(answer, [token]), []);
  try {
    return await handOut(plan, kept, jar, readTokens(answer, [token]), { handle, token });
  } catch (error) {
    // What the provider will never take again need not be kept.
    if (!(error instanceof Refusal) || error.error !== 'invalid_grant') throw error;
    throw new Refusal(error.status, error.error, error.message, { headers: { 'set-cookie': forget(jar, handle) } });
  }
}

/** Tokens for the page, without the refresh token: a handle stands for it. */
async function handOut(
  plan: Plan,
  kept: NonNullable<Plan['kept']>,
  jar: Jar,
  tokens: Readonly<Record<string, unknown>>,
  before?: { readonly handle: string; readonly token: string },
): Promise<Response> {
  const fresh = tokens['refresh_token'];
  const token = typeof fresh === 'string' && fresh ? fresh : before?.token;
  const open = withoutRefreshTokens(tokens, [token ?? '', before?.token ?? '']);
  if (!token) return tokensAnswer(open, []);
  const done = await keepToken(kept, jar, token, before?.handle);
  if (done) return tokensAnswer({ ...open, refresh_token: done.handle }, done.cookies);
  tell(plan, {
    provider: jar.providerId,
    action: 'token',
    status: 200,
    problem: 'A refresh token is too long for a cookie: it was not kept.',
  });
  return tokensAnswer(open, before ? [forget(jar, before.handle)] : []);
}

async function revoke(plan: Plan, provider: Provider, form: Form, jar: Jar): Promise<Response> {
  const { kept, upstreamTime } = plan;
  const grant = readRevocation(form, provider);
  const isKept = kept && (isHandle(grant.token) || grant.token_type_hint === 'refresh_token');
  const token = isKept ? await takeToken(kept, jar, grant.token) : grant.token;
  const answer = await ask(provider, provider.revokeUrl as string, { ...grant, token }, upstreamTime);
  checkRevoked(answer, [token]);
  return revokedAnswer(isKept ? [forget(jar, grant.token)] : []);
}
