import { expect } from 'chai';
import { OAuthConnectError } from '../../src/errors/oauth-connect-error.js';
import { describeError } from '../helpers/describe-error.js';

/** What every error must leave out. Test data that is secret has it in its name. */
const secret = /s3cret/;

/** The error of a promise, with its sentence, which must be ours and hold nothing secret. */
export async function errorOf(promise: Promise<unknown>): Promise<OAuthConnectError> {
  const error = await promise.then(
    () => expect.fail('it should have been an error'),
    (error: unknown) => describeError(error),
  );
  expect(error).to.be.instanceOf(OAuthConnectError);
  const { message, stack, cause, ...rest } = error as OAuthConnectError;
  // Every error has a sentence of its own.
  expect(message)
    .to.contain('\nSee ')
    .and.not.match(/^\w+\n/);
  expect(cause).to.equal(undefined);
  expect([message, stack, JSON.stringify(rest)].join()).not.to.match(secret);
  return error as OAuthConnectError;
}

/** Answers requests in place of the network, until the test is over. Returns the requests so far. */
export function answerWith(answer: (request: Request) => Response | Promise<Response>): Request[] {
  const requests: Request[] = [];
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    requests.push(request);
    return answer(request);
  };
  return requests;
}

const { fetch } = globalThis;
const { timeout } = AbortSignal;
afterEach(() => {
  globalThis.fetch = fetch;
  AbortSignal.timeout = timeout;
});

/** Makes every limit of time a short one. */
export function beImpatient(ms = 100): void {
  AbortSignal.timeout = () => timeout.call(AbortSignal, ms);
}
