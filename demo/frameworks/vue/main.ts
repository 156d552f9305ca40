import { createApp } from 'vue';
import { acme, showSource, stage } from '../page.js';
import Connect from './connect.vue';
import source from './connect.vue?raw';

showSource(source);
createApp(Connect, { acme }).mount(stage);
