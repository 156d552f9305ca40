// @ts-check
import express from 'express';
import { createTokenProxy } from 'oauth-connect/token-proxy';
import { nodeListener } from 'oauth-connect/token-proxy/node';
import { optionsFrom } from './options.js';

/** The token proxy in an Express app that has more to do: `node express.js`. */

const app = express();

// Before anything that reads bodies, such as express.urlencoded().
app.use('/oauth', nodeListener(createTokenProxy(optionsFrom(process.env))));

app.use(express.urlencoded({ extended: false }));
app.get('/', (_request, response) => void response.send('The rest of the site'));

const server = app.listen(Number(process.env['PORT'] ?? 8787), '127.0.0.1', () => {
  const address = server.address();
  console.log(`Listening on port ${typeof address === 'object' ? address?.port : address}`);
});
