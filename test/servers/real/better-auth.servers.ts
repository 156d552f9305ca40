import { itGoesAllTheWay, Visit } from './journey.js';

const visit = await Visit.at('better-auth');

describe(`${visit.server.name}, through the token proxy`, () => {
  const token = '/api/auth/oauth2/token';
  // Later sign-ins find the consent of the first, unless they ask.
  const asks = { 'login-params': '{"prompt":"consent"}' };
  itGoesAllTheWay(visit, { token, revoked: { remote: true, then: 401 }, asks });
});
