import { itGoesAllTheWay, Visit } from './journey.js';

const visit = await Visit.at('openauth');

describe(visit.server.name, () => {
  // It has no way to revoke, and its "no" comes home without the state of the request.
  const revoked = { remote: false, then: 200 };
  itGoesAllTheWay(visit, { token: '/token', revoked, denied: 'failed state_mismatch' });
});
