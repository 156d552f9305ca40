import type { Provider } from './read-provider.js';
import { leave, readText } from './read-text.js';
import { badGateway, Refusal } from './refusal.js';
import { TooSlowError, withTimeLimit } from './time-limit.js';

/** What a provider answered, whole. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** What the client proved itself with: nothing that comes back may repeat it. */
  readonly proofs: readonly string[];
}

/** More than any token response has. */
const largestAnswer = 1024 * 1024;

/**
 * Asks a provider, as the client that is configured. The request is made here, of what was checked: nothing of the page's
 * own, neither a header nor a cookie, goes along. It is not ended when the page leaves: a refresh token may be spent by then.
 *
 * @param grant - the parameters, before the client proves itself
 * @param timeoutMs - how long it may take
 */
export async function ask(
  provider: Provider,
  url: string,
  grant: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<UpstreamAnswer> {
  // GitHub answers form-encoded unless it is asked for JSON.
  const headers = new Headers({ accept: 'application/json' });
  const form = new URLSearchParams(grant);
  await provider.authenticate(form, headers);
  const proofs = proofsIn(provider, form, headers);
  const isJson = provider.bodyFormat === 'json';
  headers.set('content-type', isJson ? 'application/json' : 'application/x-www-form-urlencoded;charset=UTF-8');
  const body = isJson ? JSON.stringify(Object.fromEntries(form)) : form.toString();
  const controller = new AbortController();
  const { signal } = controller;
  const exchange = async (): Promise<UpstreamAnswer> => {
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    const { status, type } = response;
    // RFC 9700 §4.12: a redirect would carry the secret elsewhere.
    if (type === 'opaqueredirect' || (status > 299 && status < 400)) {
      leave(response.body);
      throw badGateway('The provider answered with a redirect, which was not followed.');
    }
    const text = await readText(response.body?.getReader(), largestAnswer);
    if (text === undefined) throw badGateway('The provider answered with more than 1 MiB.');
    return { status, contentType: response.headers.get('content-type') ?? '', text, proofs };
  };
  try {
    return await withTimeLimit(timeoutMs, exchange(), () => {
      controller.abort();
    });
  } catch (error) {
    throw error instanceof Refusal ? error : unreachable(error);
  }
}

/** The secret, also as it was encoded: servers repeat what they do not understand as it came. */
function proofsIn({ secret }: Provider, form: URLSearchParams, headers: Headers): readonly string[] {
  const [, credentials = ''] = (headers.get('authorization') ?? '').split(' ');
  const encoded = [encodeURIComponent(secret), new URLSearchParams({ secret }).toString().slice('secret='.length)];
  return [secret, ...encoded, credentials, ...form.getAll('client_assertion')].filter(Boolean);
}

function unreachable(error: unknown): Refusal {
  if (!(error instanceof TooSlowError)) return badGateway('The provider could not be reached.');
  const problem = 'The provider took too long.';
  return new Refusal(504, 'temporarily_unavailable', problem, { problem });
}
