import { expect } from 'chai';
import type { Connection, OAuthConnectError } from '../../src/connector.js';
import { rejection } from '../helpers/acme.js';
import { beaconElement, revokeAll, signedIn, signInBy } from '../helpers/beacon.js';
import { part } from '../helpers/elements.js';
import { oidc, type Fault } from '../helpers/oidc.js';

/** What a token endpoint can do wrong, and what a connection makes of it: contract, sections 5 and 6. */

const me = oidc.url('/api/me');
const tokens = { access_token: 'nobody-knows-this-token', token_type: 'Bearer' };

/** Browsers try a request again whose connection was cut before an answer began: each try has to fail. */
const always = 9;

/** Nothing is decided by these: another try may do. The third is the code where a code was to be redeemed. */
const passing: [what: string, fault: Fault, code: string, status?: number][] = [
  ['cuts the connection', { reset: true, times: always }, 'network_error'],
  ['never answers', { hang: true, times: always }, 'network_error'],
  ['may not be read', { status: 200, cors: false, body: tokens }, 'network_error'],
  ['answers 429 with Retry-After', { status: 429, headers: { 'Retry-After': '60' } }, 'token_request_failed', 429],
  ['answers 500', { status: 500 }, 'token_request_failed', 500],
  ['answers 503', { status: 503 }, 'token_request_failed', 503],
  ['answers 503 with an error', { status: 503, body: { error: 'invalid_grant' } }, 'token_request_failed', 503],
  ['answers 502 with HTML', { status: 502, html: true }, 'token_request_failed', 502],
  ['answers 200 with HTML', { status: 200, html: true }, 'token_request_failed', 200],
  ['answers nothing at all', { status: 200, body: '' }, 'token_request_failed', 200],
  ['answers 5 MB', { status: 200, body: tokens, padding: 5e6 }, 'token_request_failed', 200],
  ['gives a token of an unknown type', { status: 200, body: { ...tokens, token_type: 'MAC' } }, 'invalid_response'],
  ['gives no token', { status: 200, body: { token_type: 'Bearer' } }, 'invalid_response'],
];

/** The provider means it. */
const final: [what: string, fault: Fault, error: string, status: number][] = [
  ['400 invalid_grant', { status: 400, body: { error: 'invalid_grant' } }, 'invalid_grant', 400],
  ['401 invalid_client', { status: 401, body: { error: 'invalid_client' } }, 'invalid_client', 401],
  ['200 with an error', { status: 200, body: { error: 'invalid_grant' } }, 'invalid_grant', 200],
];

/** Unusual, and no fault: what it says can be used. */
const harmless: [what: string, fault: Fault, expiry: boolean][] = [
  ['a type of token in any case', { merge: { token_type: 'bEaReR' } }, true],
  ['no type of token', { merge: { token_type: null } }, true],
  ['another content type', { merge: {}, headers: { 'Content-Type': 'text/html' } }, true],
  ['a plain text', { merge: {}, headers: { 'Content-Type': 'text/plain' } }, true],
  ['a lifetime in words', { merge: { expires_in: 'an hour' } }, false],
  ['a lifetime below zero', { merge: { expires_in: -5 } }, false],
  ['a lifetime that is an object', { merge: { expires_in: { seconds: 5 } } }, false],
  ['a lifetime as a numeric string', { merge: { expires_in: '3600' } }, true],
];

const { timeout } = AbortSignal;

/** Plays a fault. Half a minute of patience with a server that never answers is too much for a test. */
async function play(fault: Fault): Promise<void> {
  if (fault.hang) AbortSignal.timeout = (ms) => timeout.call(AbortSignal, ms / 30);
  await oidc.fault(fault);
}

async function endFault(): Promise<void> {
  AbortSignal.timeout = timeout;
  await oidc.clearFaults();
}

const statusOf = async (connection: Connection) => (await connection.fetch(me)).status;

describe('the token endpoint', () => {
  afterEach(async () => {
    await endFault();
    await revokeAll();
  });

  describe('asked to renew', () => {
    for (const [what, fault, , status] of passing)
      it(`that ${what} leaves the connection as it was, for refresh() and for fetch()`, async () => {
        const [element, connection] = await signedIn();
        let expired = 0;
        element.addEventListener('expired', () => (expired += 1));

        await play(fault);
        expect(await rejection(connection.refresh())).to.include({ code: 'refresh_failed', step: 'refresh', status });
        expect([connection.status, element.status]).to.deep.equal(['active', 'connected']);
        await endFault();
        expect(await statusOf(connection), 'the token of before').to.equal(200);

        await oidc.expireAccessTokens();
        await play(fault);
        expect(await rejection(connection.fetch(me))).to.include({ code: 'refresh_failed', step: 'refresh', status });
        expect([connection.status, element.status]).to.deep.equal(['active', 'connected']);
        await endFault();
        expect(await statusOf(connection), 'renewed at last').to.equal(200);
        expect(expired).to.equal(0);
      });

    for (const [what, fault, oauthError, status] of final) {
      it(`that answers ${what} ends in expired where fetch() needed it, told once`, async () => {
        const [element, connection] = await signedIn();
        const order: string[] = [];
        element.addEventListener('expired', () => order.push(`event, when ${connection.status}`));
        await oidc.expireAccessTokens();
        await play(fault);
        expect(await rejection(connection.fetch(me))).to.include({ code: 'expired', step: 'request' });
        order.push('promise');
        expect([connection.status, element.status]).to.deep.equal(['expired', 'expired']);
        expect(order, 'state, event, promise').to.deep.equal(['event, when expired', 'promise']);
        await element.updateComplete;
        expect(part(element, 'reconnect'), 'a way to reconnect').to.be.an('HTMLButtonElement');
      });

      it(`that answers ${what} leaves a token that is good; refresh() says refresh_failed, and does not ask again`, async () => {
        const [element, connection] = await signedIn();
        await play(fault);
        expect(await rejection(connection.refresh())).to.include({ code: 'refresh_failed', oauthError, status });
        await endFault();
        expect([connection.status, element.status]).to.deep.equal(['active', 'connected']);
        expect(await statusOf(connection)).to.equal(200);
        await oidc.clear();
        expect(await rejection(connection.refresh())).to.include({ code: 'refresh_failed', step: 'refresh' });
        expect((await oidc.counters()).refreshes).to.equal(0);
        await oidc.expireAccessTokens();
        expect(await rejection(connection.fetch(me))).to.include({ code: 'expired' });
        expect(element.status).to.equal('expired');
        expect((await oidc.counters()).refreshes).to.equal(0);
      });
    }

    for (const [what, fault, expiry] of harmless)
      it(`may answer with ${what}`, async () => {
        const [element, connection] = await signedIn();
        const before = await connection.getAccessToken();
        await play(fault);
        await connection.refresh();
        expect(await connection.getAccessToken()).not.to.equal(before);
        expect(connection.expiresAt !== null, 'whether it is known when it runs out').to.equal(expiry);
        expect(await statusOf(connection)).to.equal(200);
        expect(element.status).to.equal('connected');
      });
  });

  describe('asked to redeem a code', () => {
    const refusing = final.map(([what, fault, , status]) => [`answers ${what}`, fault, 'token_request_failed', status]);
    for (const [what, fault, code, status] of [...passing, ...refusing] as typeof passing)
      it(`that ${what} ends in failed with ${code}; nothing is stored, and the next click connects`, async () => {
        const element = await beaconElement({ storage: 'session' });
        await play(fault);
        const error = await rejection<OAuthConnectError>(signInBy(element));
        expect(error).to.include({ code, step: 'token', status });
        expect([element.status, element.connections.length]).to.deep.equal(['failed', 0]);
        expect(JSON.stringify({ ...sessionStorage }), 'what is stored').not.to.contain('nobody-knows-this-token');
        expect(Object.keys(sessionStorage).filter((key) => key.startsWith('oauth-connect'))).to.deep.equal([]);
        await endFault();
        const connection = await signInBy(element, 'retry');
        expect(element.status).to.equal('connected');
        expect(await statusOf(connection)).to.equal(200);
      });

    for (const [what, fault, expiry] of harmless)
      it(`may answer with ${what}`, async () => {
        const element = await beaconElement();
        await play(fault);
        const connection = await signInBy(element);
        expect(connection.expiresAt !== null, 'whether it is known when it runs out').to.equal(expiry);
        expect(await statusOf(connection)).to.equal(200);
      });
  });
});
