import parts from '../../rollup.config.js';

/** What the demo serves of what `npm run build` makes: all but the one file that has everything in it. */
export default parts.filter(({ output }) => !output.inlineDynamicImports);
