import { invalid, Refusal } from './refusal.js';

/** What of a form is passed on: these parameters, each in its own shape, and nothing else. */

/** RFC 6749 appendix A: visible characters and spaces. No line break ever gets near a header. */
const visible = /^[\x20-\x7e]+$/;
/** RFC 7636 §4.1. */
const verifier = /^[\w.~-]{43,128}$/;

/** The parameters of a form, each once; what has no value counts as left out (RFC 6749 §3.2). */
export type Form = ReadonlyMap<string, string>;

/** Parses a body; a parameter that comes twice could mean one thing here and another at the provider. */
export function readForm(body: string): Form {
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) {
    if (form.has(name)) throw invalid('A parameter comes more than once.');
    form.set(name, value);
  }
  for (const [name, value] of form) if (!value) form.delete(name);
  return form;
}

function need(form: Form, name: string, shape = visible): string {
  const value = form.get(name);
  if (!value) throw invalid(`${name} is missing.`);
  if (!shape.test(value)) throw invalid(`${name} is not as it has to be.`);
  return value;
}

/** Whose proxy this is. */
interface Client {
  readonly clientId: string;
  readonly redirectUrls: ReadonlySet<string>;
}

/** Only the configured client: the secret proves no other one. */
function checkClient(form: Form, { clientId }: Client): void {
  const named = form.get('client_id');
  if (named !== undefined && named !== clientId)
    throw new Refusal(400, 'invalid_client', 'client_id is another one than the token proxy has.');
}

/** What a token endpoint is to be asked, before the client proves itself. */
export type TokenGrant =
  | {
      readonly grant_type: 'authorization_code';
      readonly code: string;
      readonly redirect_uri: string;
      readonly code_verifier: string;
    }
  | { readonly grant_type: 'refresh_token'; readonly refresh_token: string };

/** Reads a token request: a code with its PKCE verifier, or a refresh token. Other grants would act for the site itself. */
export function readTokenGrant(form: Form, client: Client): TokenGrant {
  checkClient(form, client);
  const grantType = need(form, 'grant_type');
  if (grantType === 'refresh_token') return { grant_type: grantType, refresh_token: need(form, 'refresh_token') };
  if (grantType !== 'authorization_code')
    throw new Refusal(400, 'unsupported_grant_type', 'grant_type can be authorization_code or refresh_token.');
  const redirectUrl = need(form, 'redirect_uri');
  if (!client.redirectUrls.has(redirectUrl))
    throw new Refusal(400, 'invalid_grant', 'redirect_uri is none of the redirectUrls that the token proxy has.');
  return {
    grant_type: grantType,
    code: need(form, 'code'),
    redirect_uri: redirectUrl,
    code_verifier: need(form, 'code_verifier', verifier),
  };
}

/** What is to be revoked (RFC 7009 §2.1). */
export interface RevocationGrant {
  readonly token: string;
  readonly token_type_hint?: string;
}

/** Reads a revocation request. */
export function readRevocation(form: Form, client: Client): RevocationGrant {
  checkClient(form, client);
  const token = need(form, 'token');
  const hint = form.get('token_type_hint');
  if (hint === undefined) return { token };
  if (hint !== 'access_token' && hint !== 'refresh_token')
    throw new Refusal(400, 'unsupported_token_type', 'token_type_hint can be access_token or refresh_token.');
  return { token, token_type_hint: hint };
}
