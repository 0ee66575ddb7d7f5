// What is drawn of functions of more than two coordinates, and of networks.
import { address, byTool, check, desk, digests, expect, home, on, open, settled, trained } from './browser.mjs';

const picture = page => page.$eval('#paths', canvas => canvas.toDataURL());
const problem = page => page.evaluate(() => globalThis.playground.description().problem);

await check('of more than two coordinates any two are drawn, where the others are on a path', async () => {
  const page = await open(desk, address(on('rosenbrock', ['adam', 'sgd'], { steps: 30, problem: { minimize: { objective: { rosenbrock: { dimension: 5 } }, start: [-1, 1, 0.5, 2, -0.5] } } })));
  await settled(page);
  expect(await page.isVisible('#paths') && await page.isVisible('#plane-choice'), 'there is no picture');
  const seen = new Set([await picture(page)]);
  const different = async what => {
    const next = await picture(page);
    expect(!seen.has(next), `${what} changes nothing in the picture`);
    seen.add(next);
  };
  await page.selectOption('#plane-up', { label: 'x4' });
  await different('another coordinate');
  await page.selectOption('#plane-held', { index: 1 });
  await different('another path');
  await page.click('#back');
  await different('another step');
  await page.selectOption('#plane-across', { label: 'x4' });
  expect(await page.$eval('#plane-up', select => select.selectedOptions[0].text) === 'x1', 'one coordinate is drawn both ways');
  const before = (await problem(page)).minimize.start;
  await page.click('#paths', { position: { x: 200, y: 100 } });
  await settled(page);
  const after = (await problem(page)).minimize.start;
  expect(String(after.map((value, i) => value !== before[i])) === 'true,false,false,true,false', `the start went from ${before} to ${after}`);
  await page.close();
});

await check('a network is chosen, changed and drawn, and the tool finds its digests', async () => {
  const page = await open(desk, home);
  await settled(page);
  await page.selectOption('#function', 'points moons');
  await settled(page);
  expect(await page.isVisible('#network') && await page.isHidden('#starting'), 'the fields are those of a function');
  await page.fill('#hidden', '6, 4');
  await page.selectOption('#activation', 'sigmoid');
  await page.fill('#batch', '30');
  await page.fill('#noise', '0.1');
  await page.fill('#seed', '9');
  await settled(page);
  const { classify } = await problem(page);
  expect(String(classify.layers) === '2,6,4,2' && classify.activation === 'sigmoid' && classify.batchSize === 30 && classify.data.points.noise === 0.1, `the description is ${JSON.stringify(classify)}`);
  expect(String(await digests(page)) === String(byTool(await page.inputValue('#address'))), 'the tool finds others');
  await page.fill('#hidden', '6, x');
  expect(await page.$eval('#hidden', box => box.getAttribute('aria-invalid')) === 'true' && String((await problem(page)).classify.layers) === '2,6,4,2', 'a width that is no number was taken');
  const [last, shares] = [await picture(page), await page.$$eval('#rows td:nth-child(3)', all => all.map(cell => cell.textContent))];
  expect(shares.length === 3 && shares.every(share => /^[\d.]+ %$/.test(share)), `of the points to test on ${shares} are right`);
  await page.focus('#step');
  await page.keyboard.press('Home');
  expect(await picture(page) !== last, 'the first step looks like the last');
  await page.selectOption('#function', 'booth');
  await settled(page);
  expect(await page.isHidden('#network') && (await digests(page)).length === 3, 'there is no way back to a function');
  await page.close();
});

await check('the border at a step is the same whichever way the page came there', async () => {
  const page = await open(desk, address(trained({ pattern: 'exclusiveOr', count: 40 }, ['adam'], { steps: 260 }, { activation: 'tanh', batchSize: 10 })));
  await settled(page);
  const borders = await page.evaluate(async () => {
    const engine = await import('./engine.js');
    return [230, 7, 229, 230, 260, 230].map(step => JSON.stringify(engine.border(0, step, [-1, 1, -1, 1], 48).map(ring => Array.from(ring))));
  });
  expect(borders[0] === borders[3] && borders[0] === borders[5], 'it depends on the way');
  expect(new Set(borders).size === 4 && borders[0].length > 100, 'it is the same at other steps');
  await page.close();
});

await check('what the page has no data for it leaves to the tool', async () => {
  const page = await open(desk, address({ name: 'mnist', problem: { classify: { data: 'mnist', layers: [784, 10] } }, optimizers: [{ optimizer: 'sgd' }] }));
  expect((await page.textContent('#fault:not([hidden])')).includes('for the tool, pureoptim run'), 'the page says nothing');
  await page.close();
});
