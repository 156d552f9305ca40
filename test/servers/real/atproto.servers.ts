import { clickIn, type, waitForWindow } from '../../helpers/browser.js';
import { itGoesAllTheWay, Visit } from './journey.js';

// It wants a redirect URL on 127.0.0.1, and no other name of this machine.
const visit = await Visit.at('atproto', `http://127.0.0.1:${location.port}`);

const consent = 'body:not(:has([name=password]))';

visit.decide = async (decision) => {
  const { handle } = await waitForWindow(`${visit.server.origin}/oauth/authorize`);
  for (const [name, text] of Object.entries({ username: 'ada.example', password: 'correct horse' })) {
    await clickIn(`input[name=${name}]`, { handle });
    await type(text, { handle });
  }
  await clickIn('button[type=submit]', { handle });
  await clickIn(`${consent} button[type=submit]${decision === 'deny' ? ' ~ button' : ''}`, { handle });
};

describe(visit.server.name, () => {
  itGoesAllTheWay(visit, { token: '/oauth/token', revoked: { remote: true, then: 401 }, alwaysCut: true });
});
