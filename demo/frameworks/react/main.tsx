import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { acme, showSource, stage } from '../page.js';
import { Connect } from './connect.js';
import source from './connect.tsx?raw';

showSource(source);
createRoot(stage).render(
  <StrictMode>
    <Connect acme={acme} />
  </StrictMode>,
);
