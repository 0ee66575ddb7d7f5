// Pictures of the page for those who look at it: SHOTS=DIR.
import { join } from 'node:path';
import { SHOTS, address, browser, home, open, settled, trained } from './browser.mjs';
import { descriptions } from './descriptions.mjs';

const shown = {
  first: home, rosenbrock: address(descriptions[7]), schedules: address(descriptions[9]), waves: address(descriptions[3]), coordinates: address(descriptions[6]),
  network: address(trained({ pattern: 'spirals' }, ['sgd', 'adam'].map(name => ({ [name]: { learningRate: 0.1 } })), { steps: 400 }, { layers: [2, 12, 2], activation: 'tanh', initialization: 'xavier', batchSize: 50 })),
};

for (const [kind, viewport] of Object.entries(SHOTS ? { desk: { width: 1280, height: 860 }, phone: { width: 390, height: 800 } } : {})) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport, colorScheme });
    for (const [name, given] of Object.entries(shown)) {
      const page = await open(context, given);
      await settled(page);
      await page.screenshot({ path: join(SHOTS, `${name}-${kind}-${colorScheme}.png`), fullPage: true });
      await page.close();
    }
    await context.close();
  }
}
