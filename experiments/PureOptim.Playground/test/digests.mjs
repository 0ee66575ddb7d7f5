// The page has the bits of the tool.
import { join } from 'node:path';
import { WORK, address, byTool, check, desk, digests, expect, home, on, open, settled } from './browser.mjs';
import { descriptions } from './descriptions.mjs';

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
