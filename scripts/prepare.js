// @ts-check
import { buildIsCurrent, isDeveloped } from './preparation.js';

/**
 * npm runs this before it packs, and after it has cloned this repository as somebody's dependency: so that nobody gets a
 * package without `dist/`. Where only the demo's packages are installed, there is nothing to build it with, and no need to.
 */

if (isDeveloped() && !buildIsCurrent()) await import('./build.js');
