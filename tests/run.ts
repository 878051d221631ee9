import { startVitest } from 'vitest/node';
import { buildIfStale } from '../dev/build.ts';

/** `npm test`: builds what is stale, runs every test, and ends with the line `N passed, N failed`. */
await buildIfStale();
const vitest = await startVitest(
  'test',
  process.argv.slice(2).filter(arg => !arg.startsWith('-')),
  { run: true, watch: false },
);
const tests = vitest.state.getTestModules().flatMap(module => [...module.children.allTests()]);
const broken = vitest.state
  .getTestModules()
  .filter(module => module.state() === 'failed' && [...module.children.allTests()].length === 0);
const count = (state: string) => tests.filter(test => test.result().state === state).length;
const failed = count('failed') + broken.length + (vitest.state.getUnhandledErrors().length > 0 ? 1 : 0);
await vitest.close();
const skipped = count('skipped');
console.log(`${count('passed')} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 || tests.length === 0 ? 1 : 0);
