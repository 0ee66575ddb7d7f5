// Frames a second while the learning rate of one of three optimizers is dragged over 200 steps. The last line is JSON.
import { address, close, desk, on, open, settled } from './browser.mjs';

const seconds = 5;
const page = await open(desk, address(on('valley', ['sgd', 'momentum', 'adam'], { steps: 200 })));
await settled(page);
const slider = page.locator('[data-field=learningRate]').last();
await slider.scrollIntoViewIfNeeded();
const box = await slider.boundingBox();

/** Drags there and back for some seconds. */
async function drag(seconds) {
  for (const end = performance.now() + 1000 * seconds; performance.now() < end;)
    await page.mouse.move(box.x + 10 + (box.width - 20) * (0.5 - 0.5 * Math.cos(performance.now() / 200)), box.y + box.height / 2);
}

await page.mouse.move(box.x + 10, box.y + box.height / 2);
await page.mouse.down();
// The interpreter compiles what it runs often.
await drag(2);
await page.evaluate(() => {
  globalThis.times = [];
  globalThis.before = globalThis.playground.counts.finished;
  requestAnimationFrame(function next(now) {
    globalThis.times.push(now);
    requestAnimationFrame(next);
  });
});
await drag(seconds);
const { times, runs } = await page.evaluate(() => ({ times: globalThis.times, runs: globalThis.playground.counts.finished - globalThis.before }));
await page.mouse.up();
await close();
const spent = (times.at(-1) - times[0]) / 1000;
const gaps = times.slice(1).map((time, i) => time - times[i]).sort((a, b) => a - b);
console.log(JSON.stringify({ frames: (times.length - 1) / spent, runs: runs / spent, slowestOfTwenty: gaps[Math.floor(0.95 * gaps.length)] }));
