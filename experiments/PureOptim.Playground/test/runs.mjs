// A change of the description begins a run, in order, and shows it.
import { address, byTool, check, desk, digests, expect, home, on, open, settled } from './browser.mjs';
import { descriptions } from './descriptions.mjs';

await check('while a slider is dragged no frame begins more than one run', async () => {
  const page = await open(desk, address(on('valley', ['sgd', 'momentum', 'adam'], { steps: 200 })));
  await settled(page);
  const slider = page.locator('[data-field=learningRate]').last();
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  await page.evaluate(() => {
    globalThis.times = [];
    requestAnimationFrame(function next(now) {
      globalThis.times.push(now);
      requestAnimationFrame(next);
    });
  });
  const before = await page.evaluate(() => ({ ...globalThis.playground.counts }));
  await page.mouse.move(box.x + 10, box.y + box.height / 2);
  await page.mouse.down();
  for (let i = 0; i <= 150; i++) await page.mouse.move(box.x + 10 + (box.width - 20) * (0.5 - 0.5 * Math.cos(i / 12)), box.y + box.height / 2);
  await page.mouse.up();
  const { counts, times } = await page.evaluate(() => ({ counts: { ...globalThis.playground.counts }, times: globalThis.times }));
  await settled(page);
  const gaps = times.slice(1).map((time, i) => time - times[i]).sort((a, b) => a - b);
  expect(counts.begun - before.begun > 20, `only ${counts.begun - before.begun} runs`);
  expect(counts.mostInAFrame === 1, `${counts.mostInAFrame} runs in a frame`);
  expect(String(await digests(page)) === String(byTool(await page.inputValue('#address'))), 'the last run is not that of the last place of the slider');
  await page.close();
  const rate = 1000 * gaps.length / gaps.reduce((sum, gap) => sum + gap, 0);
  return `${counts.begun - before.begun} runs, ${rate.toFixed(0)} frames a second, the slowest of twenty after ${gaps[Math.floor(0.95 * gaps.length)].toFixed(0)} ms`;
});

await check('a long run does not hold the page up, and a newer one takes its place', async () => {
  const page = await open(desk, address(on('rosenbrock', ['adam'], { steps: 100000 })));
  await page.evaluate(() => {
    globalThis.longest = 0;
    let last = performance.now();
    requestAnimationFrame(function next(now) {
      globalThis.longest = Math.max(globalThis.longest, now - last);
      last = now;
      requestAnimationFrame(next);
    });
  });
  await page.fill('#steps', '99999');
  await page.waitForTimeout(100);
  await page.fill('#steps', '50');
  await settled(page);
  const { counts } = await page.evaluate(() => globalThis.playground);
  expect(counts.replaced >= 1, 'the long run was not replaced');
  expect(await page.$eval('#step', element => element.max) === '50', 'the short run is not shown');
  await page.close();
});

await check('every function and every schedule that can be chosen runs as it is offered', async () => {
  const page = await open(desk, home);
  await settled(page);
  const choose = async (select, option) => {
    const { begun } = await page.evaluate(() => ({ ...globalThis.playground.counts }));
    await page.selectOption(select, option);
    await page.waitForFunction(before => globalThis.playground.counts.begun > before && globalThis.playground.counts.finished > 0, begun);
    await settled(page);
    const fault = await page.$eval('#fault', element => element.hidden ? '' : element.textContent);
    expect(fault === '', `${option}: ${fault}`);
  };
  const options = select => page.$$eval(`${select} option:not(:disabled)`, all => all.map(option => option.value));
  const functions = await options('#function');
  for (const option of functions) await choose('#function', option);
  const last = '#optimizers fieldset:last-child [aria-label="learning rate: schedule"]';
  const schedules = await options(last);
  for (const option of schedules.filter(option => option !== 'constant')) {
    await choose(last, option);
    expect(await page.isVisible('#scheduled'), `${option} is not drawn`);
  }
  await choose(last, 'constant');
  expect(await page.isHidden('#scheduled'), 'a constant is drawn');
  await page.close();
  return `${functions.length} functions, ${schedules.length} schedules`;
});

await check('a fault of a formula is shown at its character, and the last run stays', async () => {
  const page = await open(desk, address(descriptions[2]));
  await settled(page);
  const before = String(await digests(page));
  await page.fill('#formula', 'x^2 + * y');
  await page.waitForSelector('#formula-fault:not([hidden])');
  const lines = (await page.textContent('#formula-place')).split('\n');
  expect(lines[1].indexOf('^') === 6, `the caret is in column ${lines[1].indexOf('^') + 1}`);
  expect(String(await digests(page)) === before, 'the run has changed');
  await page.fill('#formula', 'x^2 + y^2');
  await settled(page);
  expect(await page.isHidden('#formula-fault') && String(await digests(page)) !== before, 'the mended formula was not run');
  await page.close();
});

await check('an address without a description that can be run says so, and the page begins as without one', async () => {
  for (const [given, wrong] of [[`${home}#nothing`, 'holds no description'], [address(on('valley', [{ adam: { lerningRate: 1 } }])), 'lerningRate is an unknown field of adam']]) {
    const page = await open(desk, given);
    await settled(page);
    expect((await page.textContent('#fault:not([hidden])')).includes(wrong), `the page says ${await page.textContent('#fault')}`);
    expect((await digests(page)).length === 3, 'there is no run');
    await page.close();
  }
});
