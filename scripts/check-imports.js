// @ts-check
import { circles, importsOf, readSource, strayLoads, wrongDirections } from './import-graph.js';

/** Part of `npm run lint`: how the modules of `src/` hang together; `test/package/import-graph.node.test.js` has it too. */

const imports = importsOf(readSource());
const problems = [
  ...wrongDirections(imports),
  ...strayLoads(imports),
  ...circles(imports).map((circle) => `A circle: ${circle}`),
];
for (const problem of problems) console.error(problem);
if (problems.length) {
  console.error(`\n${problems.length} problems with imports: scripts/rooms.js says which way they may run.`);
  process.exitCode = 1;
}
