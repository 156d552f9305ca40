// @ts-check
/* eslint-disable preserve-caught-error -- what is wrong with an error is told here */
import fc from 'fast-check';
import { hostileText } from './addresses.js';

/** What comes back: answers of login pages and token endpoints, ID tokens, profiles, stored records. */

const state = 'oauth-connect.0123456789abcdef0123456789';
const issuer = 'https://acme.example';
const value = fc.oneof(
  fc.constantFrom(
    state,
    `${state}x`,
    '',
    'good-token',
    'bad token',
    'a\nb',
    'bearer',
    'Bearer',
    'mac',
    issuer,
    `${issuer}/`,
  ),
  fc.constantFrom(`unknown state ${state}`, 'https://evil.example', 'access_denied', 'é', 'x'.repeat(70), 'null'),
  hostileText,
);
const name = fc.constantFrom(
  ...[
    'state',
    'state',
    'state',
    'code',
    'access_token',
    'id_token',
    'token_type',
    'error',
    'error_description',
    'iss',
    'iss',
    'scope',
    'x',
  ],
  ...['__proto__', 'State', 'access_token '],
);
const right = fc.constantFrom(
  ['state', state],
  ['iss', issuer],
  ['code', 'good-code'],
  ['access_token', 'good-token'],
  ['id_token', 'a.b.c'],
);
const params = fc.uniqueArray(
  fc.oneof({ weight: 2, arbitrary: right }, { weight: 1, arbitrary: fc.tuple(name, value) }),
  {
    maxLength: 6,
    selector: (pair) => pair.join(),
  },
);

/** @param {string} text with capitals or small letters in its percent-encoding */
const written = (text) => encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '?'));

/** @param {import('./modules.js').Modules} modules */
function loginAnswers({ validateResponse, issuerCheck, OAuthConnectError }) {
  const types = fc.constantFrom('token', 'code', 'id_token token');
  const promise = fc.constantFrom(undefined, false, true);
  return fc.property(params, types, promise, (pairs, responseType, promised) => {
    const all = pairs.map(
      ([one = '', other = '']) => /** @type {const} */ ([one, other.replace(/[\ud800-\udfff]/g, '?')]),
    );
    const response = all.map(([one, other]) => `${written(one)}=${written(other)}`).join('&');
    const get = (/** @type {string} */ wanted) => all.find(([one]) => one === wanted)?.[1];
    const asked = responseType.split(' ').map((type) => (type === 'token' ? 'access_token' : type));
    const secrets = ['code', 'access_token', 'id_token'];
    const type = get('token_type');
    const iss = get('iss');
    let expected = 'taken';
    if (new Set(all.map(([one]) => one)).size < all.length) expected = 'invalid_response';
    else if (get('state') !== state) expected = 'state_mismatch';
    else if (
      promised !== undefined &&
      iss !== issuer &&
      !(iss === undefined && (!promised || get('id_token') !== undefined))
    )
      expected = 'issuer_mismatch';
    else if (get('error') !== undefined)
      expected = secrets.some((one) => get(one) !== undefined) ? 'invalid_response' : 'authorization_failed';
    else if (secrets.some((one) => get(one) !== undefined && !asked.includes(one))) expected = 'invalid_response';
    else if (asked.some((one) => !get(one) || [...String(get(one))].some((letter) => letter <= ' ' || letter > '~')))
      expected = 'invalid_response';
    else if (type !== undefined && type.toLowerCase() !== 'bearer') expected = 'invalid_response';
    const checkIssuer = promised === undefined ? undefined : issuerCheck({ issuer, issParameterSupported: promised });
    let found = 'taken';
    try {
      const { parameters } = validateResponse(response, { state, responseType, providerName: 'Acme', checkIssuer });
      for (const [one, other] of all)
        if (parameters[one] !== other && one !== '__proto__') throw new Error(`${one} is another`);
    } catch (error) {
      if (!(error instanceof OAuthConnectError)) throw error;
      const told = /** @type {{ code: string, oauthError?: string, oauthErrorDescription?: string }} */ (
        /** @type {unknown} */ (error)
      );
      found = told.code;
      const texts = `${told.oauthError} ${told.oauthErrorDescription} ${/** @type {Error} */ (error).message}`;
      if (texts.includes(state)) throw new Error('the state is repeated');
      if (/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e]/u.test(texts))
        throw new Error('an unprintable character is repeated');
    }
    if (found !== expected) throw new Error(`${found} in place of ${expected}`);
  });
}

const sent = ['code-0123456789', 'verifier-0123456789', 'refresh-0123456789', 'client-secret-+/='];
const tokens = ['access-0123456789', 'refresh-9876543210', 'id.9876543210.x'];
const telling = fc
  .tuple(
    fc.constantFrom('', 'unknown ', 'x.', '"'),
    fc.constantFrom(...sent, ...tokens, encodeURIComponent(sent[3] ?? ''), 'invalid_grant'),
    fc.constantFrom('', ' x', '\u202e'),
  )
  .map((parts) => parts.join(''));
const member = fc.constantFrom(
  'error',
  'error_description',
  'access_token',
  'token_type',
  'refresh_token',
  'expires_in',
  'scope',
  'note',
  'code',
  'state',
  'client_secret',
);
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    telling,
    fc.constantFrom('bearer', 'access-0123456789', null, 0, -1, 3600, '60', true, '', 'a b', ['x']),
    fc.array(tie('json'), { maxLength: 2 }),
    fc.dictionary(fc.oneof(member, telling, fc.constant('__proto__')), tie('json'), { maxKeys: 3 }),
  ),
}));
const tokenAnswer = fc.dictionary(fc.oneof(member, telling), json, { maxKeys: 5 });

/** @param {import('./modules.js').Modules} modules */
function tokenAnswers({ readTokenResponse, tokensOf, OAuthConnectError }) {
  const status = fc.constantFrom(200, 200, 200, 201, 400, 401, 500);
  return fc.property(tokenAnswer, fc.boolean(), status, fc.boolean(), (members, isGood, code, asForm) => {
    const all = isGood ? { ...members, access_token: tokens[0], token_type: 'Bearer' } : members;
    const pairs = Object.entries(all).map(([key, one]) => [key, typeof one === 'string' ? one : JSON.stringify(one)]);
    const text = asForm ? new URLSearchParams(pairs).toString() : JSON.stringify(all);
    const headers = new Headers({ 'content-type': asForm ? 'application/x-www-form-urlencoded' : 'application/json' });
    try {
      const read = readTokenResponse({ status: code, headers, text }, 'Bearer', 'token', sent);
      const set = tokensOf(read, 'a', 1, sent);
      const shown = JSON.stringify(set.response);
      for (const secret of [...sent, set.accessToken, set.refreshToken, set.idToken])
        if (secret && secret.length > 5 && shown.includes(JSON.stringify(secret).slice(1, -1)))
          throw new Error(`the response repeats ${secret}`);
      if (!/^[!-~]+$/.test(set.accessToken)) throw new Error('a token that cannot be sent');
      if (Object.getPrototypeOf(set.response) !== Object.prototype) throw new Error('another prototype');
      if (!(set.expiresAt === null || set.expiresAt > 1)) throw new Error('it ran out before it came');
      if (code > 299) throw new Error('an error is taken for tokens');
    } catch (error) {
      if (!(error instanceof OAuthConnectError)) throw error;
      const told = /** @type {{ oauthError?: string, oauthErrorDescription?: string }} */ (
        /** @type {unknown} */ (error)
      );
      for (const secret of sent)
        if (`${told.oauthError} ${told.oauthErrorDescription}`.includes(secret))
          throw new Error(`an error repeats ${secret}`);
      if (told.oauthError !== undefined && !/^[ !#-[\]-~]{1,64}$/.test(told.oauthError))
        throw new Error('an error that is no code');
    }
  });
}

/** @param {import('./modules.js').Modules} modules */
function profiles({ withoutSecrets, identifyAccount, OAuthConnectError }) {
  return fc.property(
    fc.dictionary(fc.oneof(fc.constantFrom('id', 'sub', 'name', 'email', 'login'), member, telling), json, {
      maxKeys: 5,
    }),
    (said) => {
      const secrets = [...sent, ...tokens];
      const profile = withoutSecrets(JSON.parse(JSON.stringify(said)), secrets);
      const shown = JSON.stringify(profile);
      for (const secret of secrets)
        if (shown.includes(JSON.stringify(secret).slice(1, -1))) throw new Error(`the profile repeats ${secret}`);
      for (const key of ['access_token', 'refresh_token', 'client_secret', '__proto__'])
        if (shown.includes(`"${key}":`)) throw new Error(`the profile has ${key}`);
      const context = { fieldValues: {}, clientId: 'c', tokens: { accessToken: tokens[0], response: {} } };
      try {
        const { identifier, name: called } = identifyAccount(
          context,
          { profile, exactProfile: undefined },
          { fields: [] },
        );
        if (typeof identifier !== 'string' || !identifier) throw new Error('no identifier');
        if (called.length > 200 || /[\p{Cc}\u202a-\u202e]/u.test(called)) throw new Error('a name that is none');
      } catch (error) {
        if (!(error instanceof OAuthConnectError)) throw error;
      }
    },
  );
}

/** @param {unknown} part */
const base64 = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** @param {import('./modules.js').Modules} modules */
function idTokens({ checkIdToken, OAuthConnectError }) {
  const now = Math.floor(Date.now() / 1000);
  const claim = fc.record({
    iss: fc.constantFrom(issuer, issuer, `${issuer}/`, 'https://evil.example', 1),
    sub: fc.constantFrom('ada', 'ada', '', 7, null),
    aud: fc.constantFrom('me', 'me', ['me'], ['me', 'you'], 'you', ['you'], [], 7),
    azp: fc.constantFrom(undefined, undefined, 'me', 'you'),
    exp: fc.constantFrom(now + 600, now + 600, now - 100, now - 1000, 'soon', null),
    iat: fc.constantFrom(now, now, now + 1000, 'now'),
    nonce: fc.constantFrom('n', 'n', 'm', undefined),
  });
  const header = fc.record({
    alg: fc.constantFrom('RS256', 'RS256', 'none', 'None', 'HS256', 'ES256', undefined),
    crit: fc.constantFrom(undefined, undefined, ['x']),
  });
  return fc.property(header, claim, (head, claims) => {
    const audiences = [claims.aud].flat();
    const isGood =
      head.alg === 'RS256' &&
      head.crit === undefined &&
      claims.iss === issuer &&
      claims.sub === 'ada' &&
      audiences.includes('me') &&
      (claims.azp === 'me' || (claims.azp === undefined && audiences.length === 1)) &&
      Number(claims.exp) > now - 300 &&
      claims.iat === now &&
      claims.nonce === 'n';
    const idToken = `${base64(head)}.${base64(claims)}.c2ln`;
    let isTaken = true;
    try {
      checkIdToken(
        { idToken, accessToken: tokens[0] },
        { issuer: { issuer }, clientId: 'me', nonce: 'n' },
        () => true,
        'token',
      );
    } catch (error) {
      if (!(error instanceof OAuthConnectError)) throw error;
      isTaken = false;
    }
    if (isTaken !== isGood) throw new Error(isTaken ? 'taken' : 'refused');
  });
}

/** The members of a list that was stored. @param {string} text @returns {any[]} */
function recordsIn(text) {
  try {
    return [JSON.parse(text)].flat();
  } catch {
    return [text];
  }
}

/** @param {import('./modules.js').Modules} modules */
function storedRecords({ isRecord }) {
  const good = {
    id: 'i',
    since: 1,
    issuedAt: 1,
    identifier: 'ada',
    name: 'Ada',
    server: 's',
    clientId: 'c',
    profile: {},
    fieldValues: {},
    expired: false,
  };
  const odd = fc.constantFrom(undefined, null, 7, 'x', [], {}, true, [null], { accessToken: 'a' });
  const record = fc
    .tuple(
      fc.constantFrom(...Object.keys(good), 'tokens', 'none'),
      odd,
      fc.constantFrom('accessToken', 'scope', 'none'),
      odd,
    )
    .map(([name, instead, part, other]) => {
      const set = {
        accessToken: 'a',
        scope: [],
        expiresAt: null,
        response: {},
        ...(part !== 'none' && { [part]: other }),
      };
      return { ...good, tokens: set, ...(name !== 'none' && { [name]: instead }) };
    });
  const stored = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.array(fc.oneof(record, fc.constant(good), odd), { maxLength: 3 }).map((all) => JSON.stringify(all)),
    },
    { weight: 1, arbitrary: hostileText },
  );
  return fc.property(stored, (text) => {
    const read = recordsIn(text).filter(isRecord);
    for (const { id, since, identifier, name: called, server, profile, fieldValues, tokens: set } of read) {
      if ([id, identifier, called, server, set.accessToken].some((one) => typeof one !== 'string'))
        throw new Error('no text');
      if (typeof since !== 'number' || !Array.isArray(set.scope)) throw new Error('another shape');
      if ([profile, fieldValues].some((one) => typeof one !== 'object' || one === null)) throw new Error('no object');
    }
  });
}

/** @param {import('./modules.js').Modules} modules @returns {import('./fuzz.js').Property[]} */
export const answers = (modules) => {
  return [
    { name: 'login answers', share: 120, property: loginAnswers(modules) },
    { name: 'token answers', share: 80, property: tokenAnswers(modules) },
    { name: 'profiles', share: 60, property: profiles(modules) },
    { name: 'ID tokens', share: 50, property: idTokens(modules) },
    { name: 'stored records', share: 40, property: storedRecords(modules) },
  ];
};
