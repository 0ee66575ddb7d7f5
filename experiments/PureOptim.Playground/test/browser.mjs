// What the scripts of this folder share: a server of the page, a browser, and what both say of a description.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

export const { SITE, TOOL, WORK, SHOTS } = process.env;
export const outcomes = { passed: 0, failed: 0 };

export async function check(name, body) {
  try {
    const told = await body();
    outcomes.passed++;
    console.log(`passed: ${name}${told ? ` (${told})` : ''}`);
  } catch (error) {
    outcomes.failed++;
    console.log(`FAILED: ${name}: ${error.message}`);
  }
}

export function expect(truth, message) {
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
export const home = `http://127.0.0.1:${server.address().port}/some/folder/`;

export const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
export const address = description => `${home}#${Buffer.from(JSON.stringify(description)).toString('base64url')}`;

/** A description of a function that optimizers minimise. */
export const on = (objective, optimizers, more = {}, start = undefined) => ({
  name: 'test', problem: { minimize: start ? { objective, start } : { objective } }, optimizers: optimizers.map(optimizer => ({ optimizer })), ...more,
});

/** The digests that the tool finds for an address. */
export const byTool = given => JSON.parse(execFileSync('dotnet', [TOOL, 'run', given, '--store', join(WORK, 'runs'), '--json', '--quiet'], { encoding: 'utf8', maxBuffer: 1e9 })).results.map(result => result.digest);

/** The page at an address, when its run is finished. */
export async function open(context, given) {
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  page.on('pageerror', error => {
    outcomes.failed++;
    console.log(`FAILED: the page throws: ${error.message}`);
  });
  await page.goto(given);
  await page.waitForFunction(() => document.querySelectorAll('#rows .digest').length > 0 || !document.getElementById('fault').hidden);
  return page;
}

/** When the run of what the page says is finished and its address is written. */
export const settled = page => page.waitForFunction(() => {
  const { isIdle, counts, description } = globalThis.playground;
  const now = `${isIdle()} ${counts.begun} ${JSON.stringify(description())}`;
  if (globalThis.lastSeen?.now !== now) globalThis.lastSeen = { now, since: performance.now() };
  return isIdle() && performance.now() - globalThis.lastSeen.since > 500;
}, null, { polling: 50 });

export const digests = page => page.$$eval('#rows .digest', all => all.map(one => one.dataset.digest));

/** A description of a network that optimizers train on points. */
export const trained = (points, optimizers, more = {}, network = {}) => ({
  name: 'test', problem: { classify: { data: { points }, layers: [2, 8, 2], ...network } }, optimizers: optimizers.map(optimizer => ({ optimizer })), ...more,
});

/** A page for a desk; every script has its own. */
export const desk = await browser.newContext({ viewport: { width: 1366, height: 900 }, acceptDownloads: true });

/** Ends the browser and the server. */
export async function close() {
  await browser.close();
  server.close();
}
