import { mount } from 'svelte';
import { acme, showSource, stage } from '../page.js';
import Connect from './connect.svelte';
import source from './connect.svelte?raw';

showSource(source);
mount(Connect, { target: stage, props: { acme } });
