// The page has the bits of the tool.
import { join } from 'node:path';
import { WORK, address, byTool, check, desk, digests, expect, home, on, open, settled, trained } from './browser.mjs';

export const descriptions = [
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
  trained({ pattern: 'exclusiveOr' }, ['adam', 'sgd', 'lion'], { steps: 120, seed: 5 }, { activation: 'tanh', initialization: 'xavier' }),
  trained({ pattern: 'moons', count: 60, noise: 0.2, seed: 3 }, ['rmsProp', { scheduleFree: { wrapped: 'adamW' } }], { precision: 'float32', steps: 90 }, { batchSize: 20 }),
  trained({ pattern: 'spirals' }, ['momentum'], { steps: 250 }, { layers: [2, 7, 5, 3], activation: 'sigmoid' }),
];

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
