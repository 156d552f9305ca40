import { itGoesAllTheWay, Visit } from './journey.js';

const visit = await Visit.at('mcp');

describe(visit.server.name, () => {
  itGoesAllTheWay(visit, { token: '/token', revoked: { remote: true, then: 401 } });
});
