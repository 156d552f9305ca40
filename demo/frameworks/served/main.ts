// For the other elements of a page that its server has rendered; this one does without.
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import 'oauth-connect';
import { showSource } from '../page.js';
import source from './connect.js?raw';

showSource(source);
