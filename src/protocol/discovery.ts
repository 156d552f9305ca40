import { failure, plainText, takeReason, type OAuthConnectError } from '../errors/oauth-connect-error.js';
import { URL } from '../platform/taken-at-load.js';
import { fetchText, parseObject } from './http.js';
import { isSameIssuer, mayUse, readMetadata, type Members, type ProviderMetadata } from './provider-metadata.js';

/** Where an issuer's metadata are asked for, and which document is believed. */

const step = 'configuration';

/** The most of another issuer's address that is repeated, in characters. */
const longestIssuer = 100;

/** Ten seconds for each address, thirty for all of them. */
const purpose = { step, code: 'discovery_failed', timeoutMs: 10_000 } as const;
const totalTimeoutMs = 30_000;

/**
 * Reads an issuer's metadata: the first document that is of this issuer.
 *
 * @param issuer - the issuer, without query and fragment
 * @param isTemplate - whether a template names it; then the addresses of RFC 8414 come first
 * @throws `issuer_mismatch` where only metadata of another issuer were found, `network_error` where nothing could be read,
 *   else `discovery_failed`, also for an endpoint that may not be used
 * @see OpenID Connect Discovery §4; RFC 8414 §3.1, §5 (the path comes last there)
 */
export async function discover(issuer: URL, isTemplate = false): Promise<ProviderMetadata> {
  if (!mayUse(issuer, issuer)) throw failure('discovery_failed', step, 'issuerNotHttps', [issuer.href]);
  const timeout = AbortSignal.timeout(totalTimeoutMs);
  const errors = new Map<string, OAuthConnectError>();
  for (const address of addressesOf(issuer, isTemplate)) {
    let members: Members;
    try {
      members = await fetchMembers(address, issuer, timeout);
    } catch (thrown) {
      const error = timeout.aborted ? failure('network_error', step, 'slow', [address]) : (thrown as OAuthConnectError);
      errors.set(address, error);
      // What is wanted may be there at a better time.
      if (timeout.aborted || isTemporary(error)) break;
      continue;
    }
    return readMetadata(members, issuer);
  }
  throw notFound(issuer, errors);
}

/** The addresses in their order, each once. */
function addressesOf({ origin, pathname }: URL, isTemplate: boolean): ReadonlySet<string> {
  const path = pathname.replace(/\/$/, '');
  const openId = '/.well-known/openid-configuration';
  const oauth = '/.well-known/oauth-authorization-server';
  const appended = path + openId;
  // At last the root: some servers have the metadata of an issuer with a path there alone.
  const all = [...(isTemplate ? [] : [appended]), oauth + path, openId + path, appended, oauth];
  return new Set(all.map((one) => origin + one));
}

/** @throws where the document at an address cannot be read, or is of another issuer */
async function fetchMembers(address: string, issuer: URL, signal: AbortSignal): Promise<Members> {
  const init = { headers: { accept: 'application/json' } };
  const { status, text } = await fetchText(new URL(address), init, purpose, signal);
  if (status !== 200) throw failure('discovery_failed', step, 'metadataStatus', [status], { status });
  const members = parseObject(text);
  // Some servers answer any path with an object of their own.
  if (!members || !['issuer', 'authorization_endpoint', 'token_endpoint'].some((name) => name in members))
    throw failure('discovery_failed', step, 'metadataNoJson', [], { status });
  const found = members['issuer'];
  if (typeof found !== 'string') throw failure('issuer_mismatch', step, 'metadataNoIssuer', [found]);
  if (!isSameIssuer(found, issuer))
    throw failure('issuer_mismatch', step, 'metadataOtherIssuer', [plainText(found).slice(0, longestIssuer)]);
  return members;
}

const isTemporary = ({ status = 0 }: OAuthConnectError): boolean => status === 429 || status > 499;

/** An answer that can be read says more than one that can't: which error it comes to. */
function notFound({ href }: URL, errors: ReadonlyMap<string, OAuthConnectError>): OAuthConnectError {
  const all = [...errors.values()];
  const { code = 'network_error', status }: Partial<OAuthConnectError> =
    all.find((one) => one.code === 'issuer_mismatch') ??
    all.find(isTemporary) ??
    all.find((one) => one.code !== 'network_error') ??
    {};
  const findings = [...errors].map(([address, error]) => ({ address, code: error.code, ...takeReason(error) }));
  return failure(code === 'redirect_refused' ? 'discovery_failed' : code, step, 'metadataNotFound', [href, findings], {
    status,
  });
}
