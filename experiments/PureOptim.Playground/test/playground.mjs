// The checks of test.sh. Each prints a line; the last line counts them.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

const { SITE, TOOL, WORK, SHOTS } = process.env;
let passed = 0;
let failed = 0;

async function check(name, body) {
  try {
    const told = await body();
    passed++;
    console.log(`passed: ${name}${told ? ` (${told})` : ''}`);
  } catch (error) {
    failed++;
    console.log(`FAILED: ${name}: ${error.message}`);
  }
}

function expect(truth, message) {
  if (!truth) throw new Error(message);
}

// The page is served under a folder, for it must not know where it is.
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json' };
const server = createServer(async (request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  const file = join(SITE, normalize(path.replace(/^\/some\/folder/, '').replace(/\/$/, '/index.html')));
  try {
    if (!path.startsWith('/some/folder/')) throw new Error('outside');
    const content = await readFile(file);
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(content);
  } catch {
    response.writeHead(404);
    response.end();
  }
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const home = `http://127.0.0.1:${server.address().port}/some/folder/`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
const address = description => `${home}#${Buffer.from(JSON.stringify(description)).toString('base64url')}`;
const on = (objective, optimizers, more = {}, start = undefined) => ({
  name: 'test', problem: { minimize: start ? { objective, start } : { objective } }, optimizers: optimizers.map(optimizer => ({ optimizer })), ...more,
});

/** The digests that the tool finds for an address. */
const byTool = given => JSON.parse(execFileSync('dotnet', [TOOL, 'run', given, '--store', join(WORK, 'runs'), '--json', '--quiet'], { encoding: 'utf8', maxBuffer: 1e9 })).results.map(result => result.digest);

/** The page at an address, when its run is finished. */
async function open(context, given) {
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  page.on('pageerror', error => {
    failed++;
    console.log(`FAILED: the page throws: ${error.message}`);
  });
  await page.goto(given);
  await page.waitForFunction(() => document.querySelectorAll('#rows .digest').length > 0 || !document.getElementById('fault').hidden);
  return page;
}

/** When the run of what the page says is finished and its address is written. */
const settled = page => page.waitForFunction(() => {
  const { counts, description } = globalThis.playground;
  const text = JSON.stringify(description());
  if (globalThis.lastSeen?.text === text && globalThis.lastSeen.begun === counts.begun && performance.now() - globalThis.lastSeen.since > 500) return true;
  if (globalThis.lastSeen?.text !== text || globalThis.lastSeen.begun !== counts.begun) globalThis.lastSeen = { text, begun: counts.begun, since: performance.now() };
  return false;
}, null, { polling: 50 });

const digests = page => page.$$eval('#rows .digest', all => all.map(one => one.dataset.digest));

const descriptions = [
  on('valley', ['sgd', 'momentum', 'adam']),
  on('valley', ['sgd', 'momentum', 'adam'], { precision: 'float32' }),
  on({ formula: 'x^2/20 + y^2' }, ['nesterov', 'rmsProp'], { steps: 250 }, [-7, 2]),
  on({ formula: { text: 'sin(x)*cos(y) + (x^2 + y^2)/40', start: [-4, 3] } }, ['adam', 'lion', 'yogi']),
  on({ formula: 'exp(x/4) + log(1 + y^2) + tanh(x*y)' }, ['adamW', 'nAdam', 'rAdam'], { steps: 400 }),
  on({ formula: 'abs(x)^1.5 + cbrt(y^2) + atan2(y, x)^2' }, ['adaGrad', 'adadelta'], { precision: 'float32' }),
  on({ formula: 'max(x1, x2)^2 + sqrt(1 + x3^2) + x4^4' }, ['adan', 'qhm', 'adaBelief'], { steps: 77 }, [1, -2, 3, -0.5]),
  on('rosenbrock', ['adam', 'lbfgs', 'adamax'], { steps: 1000 }),
  on({ rosenbrock: { dimension: 5 } }, ['amsGrad', 'sgd'], { steps: 300 }),
  on('himmelblau', [{ adam: { learningRate: { cosine: { start: 0.5, steps: 100 } } } }, { sgd: { learningRate: { exponential: { start: 0.01, factor: 0.98 } } } }]),
  on('beale', [{ momentum: { learningRate: { linear: { start: 0.01, end: 0.001, steps: 80 } }, momentumFactor: 0.8 } }]),
  on('rastrigin', ['prodigy', 'dog', 'dowg'], { steps: 500 }),
  on('booth', [{ clipByGlobalNorm: { wrapped: 'adam', maximum: 1 } }, { lookahead: { wrapped: 'sgd' } }]),
  on('logisticRegression', ['adam', 'rmsProp', 'polyakSgd'], { steps: 200 }),
  on('matyas', ['rprop', 'signSgd', 'signum', 'tiger'].slice(0, 3)),
  on('zakharov', ['adaBound', 'madgrad', 'cocob']),
  on('styblinskiTang', ['sm3', 'novoGrad', 'lars']),
  on('ellipse', [{ rmsProp: { epsilonPlacement: 'insideRoot', learningRate: 0.1 } }], { steps: 1 }),
  on('doubledRotatedEllipse', ['noisySgd'], { seed: 7 }),
  on({ formula: '-x^2' }, ['sgd', 'adam'], { steps: 20000 }),
];

const desk = await browser.newContext({ viewport: { width: 1366, height: 900 }, acceptDownloads: true });
for (const [i, description] of descriptions.entries()) {
  await check(`description ${i + 1} has the digests of the tool`, async () => {
    const page = await open(desk, address(description));
    const fault = await page.$eval('#fault', element => element.hidden ? '' : element.textContent);
    expect(fault === '', fault);
    const found = await digests(page);
    const wanted = byTool(address(description));
    await page.close();
    expect(found.length === description.optimizers.length && String(found) === String(wanted), `${found} in the page, ${wanted} by the tool`);
  });
}

await check('every optimizer of the catalogue has the digest of the tool, or both say why it cannot run', async () => {
  const page = await open(desk, home);
  await settled(page);
  const outcomes = await page.evaluate(async () => {
    const engine = await import('./engine.js');
    const all = [];
    for (const { name } of engine.choices().optimizers) {
      const description = { name: 'one', steps: 30, problem: { minimize: { objective: 'beale' } }, optimizers: [{ optimizer: name }] };
      const outcome = await new Promise(resolve => engine.run(description, found => 'done' in found || resolve(found)));
      all.push({ name, fault: outcome.fault, digest: outcome.paths?.[0].digest });
    }
    return all;
  });
  await page.close();
  const able = outcomes.filter(outcome => !outcome.fault);
  for (const one of outcomes.filter(outcome => outcome.fault)) expect(one.fault.startsWith('one: '), `${one.name}: ${one.fault}`);
  expect(able.length > 80 && able.length > 0.9 * outcomes.length, `only ${able.length} of ${outcomes.length} run`);
  for (let i = 0; i < able.length; i += 50) {
    const some = able.slice(i, i + 50);
    const found = byTool(address(on('beale', some.map(one => one.name), { steps: 30 })));
    some.forEach((one, at) => expect(one.digest === found[at], `${one.name} has another digest`));
  }
  return `${able.length} of ${outcomes.length} run`;
});

await check('the file and the address that the page offers have its digests', async () => {
  const page = await open(desk, home);
  await settled(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#download')]);
  const file = join(WORK, 'offered.json');
  await download.saveAs(file);
  const found = String(await digests(page));
  expect(found === String(byTool(file)), 'the file has other digests');
  expect(found === String(byTool(await page.inputValue('#address'))), 'the address has other digests');
  await page.close();
});

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

await check('everything can be done with the keyboard alone', async () => {
  const page = await open(desk, home);
  await settled(page);
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute('aria-label') || document.activeElement.dataset.field || document.activeElement.textContent.trim());
  const tabTo = async wanted => {
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab');
      if ((await focused()) === wanted) return;
    }
    throw new Error(`no Tab leads to ${wanted}`);
  };
  await tabTo('function');
  await page.keyboard.type('mat');
  await settled(page);
  expect((await page.evaluate(() => globalThis.playground.description().problem.minimize.objective)) === 'matyas', 'the function was not chosen');
  await tabTo('learning rate (η), slider');
  const before = String(await digests(page));
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
  await settled(page);
  expect(String(await digests(page)) !== before, 'the slider did nothing');
  await tabTo('add');
  await page.keyboard.press('Enter');
  await settled(page);
  expect((await digests(page)).length === 4, 'no optimizer was added');
  await tabTo('paths');
  const from = await page.evaluate(() => globalThis.playground.description().problem.minimize.start[1]);
  await page.keyboard.press('ArrowUp');
  await settled(page);
  expect((await page.evaluate(() => globalThis.playground.description().problem.minimize.start[1])) > from, 'the start did not move');
  await tabTo('play');
  await page.keyboard.press('Space');
  await page.waitForFunction(() => globalThis.playground.step() > 0 && globalThis.playground.step() < 40);
  await page.keyboard.press('Space');
  const stopped = await page.evaluate(() => globalThis.playground.step());
  await tabTo('back');
  await page.keyboard.press('Enter');
  expect((await page.evaluate(() => globalThis.playground.step())) === stopped - 1, 'the step back was none');
  await tabTo('step');
  await page.keyboard.press('Home');
  expect((await page.evaluate(() => globalThis.playground.step())) === 0, 'the slider of steps did not go to the start');
  await tabTo('copy');
  const named = await page.$$eval('button, input, select, textarea, canvas', all => all.filter(element => element.offsetParent !== null
    && !(element.getAttribute('aria-label') || element.labels?.length || element.textContent.trim())).map(element => element.outerHTML));
  expect(named.length === 0, `without a name: ${named}`);
  await page.close();
});

await check('a click begins the run where it is, on a phone too, which has nothing beside the screen', async () => {
  for (const width of [360, 820]) {
    const phone = await browser.newContext({ viewport: { width, height: 780 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
    const page = await open(phone, home);
    await settled(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide <= width, `the page is ${wide} wide at ${width}`);
    await page.locator('#paths').scrollIntoViewIfNeeded();
    const box = await page.locator('#paths').boundingBox();
    await page.touchscreen.tap(box.x + 0.75 * box.width, box.y + 0.25 * box.height);
    await settled(page);
    const [x, y] = await page.evaluate(() => globalThis.playground.description().problem.minimize.start);
    expect(Math.abs(x - 5) < 0.3 && Math.abs(y - 5) < 0.5, `the start is ${x}, ${y}`);
    if (SHOTS) await page.screenshot({ path: join(SHOTS, `phone-${width}.png`), fullPage: true });
    await phone.close();
  }
});

if (SHOTS) {
  for (const scheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, colorScheme: scheme });
    const shots = { first: home, rosenbrock: address(descriptions[7]), schedules: address(descriptions[9]), waves: address(descriptions[3]), network: address(descriptions[6]) };
    for (const [name, given] of Object.entries(shots)) {
      const page = await open(context, given);
      await settled(page);
      await page.screenshot({ path: join(SHOTS, `${name}-${scheme}.png`), fullPage: true });
      await page.close();
    }
    await context.close();
  }
}

await browser.close();
server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
