// The checks of test.sh, one file for each kind. Each check prints a line; the last line counts them.
import { close, outcomes } from './browser.mjs';

// One after the other: together they would wait for one another.
for (const kind of ['digests', 'runs', 'pictures', 'hands', 'shots']) await import(`./${kind}.mjs`);
await close();
console.log(`${outcomes.passed} passed, ${outcomes.failed} failed`);
process.exitCode = outcomes.failed === 0 ? 0 : 1;
