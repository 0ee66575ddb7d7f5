// The page by the keyboard and by touch.
import { join } from 'node:path';
import { SHOTS, browser, check, desk, digests, expect, home, open, settled } from './browser.mjs';

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
  // After moons matyas is the next that begins with m, however long the page takes from key to key.
  await page.keyboard.press('m');
  await page.keyboard.press('m');
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
