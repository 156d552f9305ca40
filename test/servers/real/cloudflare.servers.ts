import { itGoesAllTheWay, Visit } from './journey.js';

const visit = await Visit.at('cloudflare');

describe(visit.server.name, () => {
  itGoesAllTheWay(visit, { token: '/oauth/token', revoked: { remote: true, then: 401 } });
});
