// Asks the search of a built site what readers ask: its own worker with its own index, from files alone. Needs node.
//   node experiments/site/search.mjs SITE
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const site = path.resolve(process.argv[2]);
// What must be among the first hits, and how far down.
const questions = [
  ['adam', 'optimizers/adam.html', 3],
  ['rmsprop', 'optimizers/rmsProp.html', 3],
  ['law D12', 'laws/d12.html', 1],
  ['cosine', 'schedules/cosine.html', 3],
  ['which to choose', 'choose/index.html', 3],
  ['parity', 'parity/index.html', 3],
  ['from pytorch', 'guides/from-pytorch.html', 3],
  ['description', 'formats/description.html', 3],
];

const waiting = [];
globalThis.onmessage = null;
globalThis.postMessage = message => waiting.shift()(message);
const next = () => new Promise(resolve => waiting.push(resolve));
// Without an etag nothing is kept between visits. Anything but the index would be a network.
globalThis.fetch = async address => {
  if (address !== '../index.json') throw new Error(`the search asks for ${address}`);
  return { headers: { get: () => null }, json: async () => JSON.parse(readFileSync(path.join(site, 'index.json'), 'utf8')) };
};

await import(pathToFileURL(path.join(site, 'public', 'search-worker.min.js')));
let answer = next();
globalThis.onmessage({ data: { init: {} } });
await answer;

let failed = 0;
for (const [words, page, place] of questions) {
  answer = next();
  globalThis.onmessage({ data: { q: words } });
  const hits = (await answer).d.map(hit => hit.href);
  const at = hits.indexOf(page);
  const missing = hits.filter(href => !existsSync(path.join(site, href)));
  const isRight = at >= 0 && at < place && missing.length === 0;
  if (!isRight) failed++;
  console.log(`${isRight ? 'ok' : 'FAILED'}: "${words}": ${page} is ${at < 0 ? 'not found' : `number ${at + 1}`} of ${hits.length}${isRight ? '' : `; the first are ${hits.slice(0, 5).join(', ')}`}${missing.length > 0 ? `; ${missing[0]} is no file` : ''}`);
}

console.log(`${questions.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
