// The page: a change of the description asks for a run; the end of a run draws it and writes the address.
import * as engine from './engine.js';
import { drawChart } from './chart.js';
import { sign } from './drawing.js';
import { decode, encode } from './address.js';
import { make } from './controls.js';
import { fields, setStart, starts, wireForm } from './form.js';
import { drawPicture, framePicture, wholePicture, wirePicture } from './picture.js';
import { wirePlayer } from './player.js';
import { first } from './presets.js';
import { $, isNetwork, lossAt, minimize, page, pointAt } from './state.js';

/** Takes a description, from the address, from a text or from the page itself, and shows a complaint about another. */
function take(given, complaint = null) {
  page.description = structuredClone(given);
  page.description.steps ??= 100;
  if (!isNetwork() && !minimize().start) minimize().start = engine.look(given).start;
  fields();
  changed({ isNew: true, complaint });
}

/** Whatever is wrong with a description, in a line; null where nothing is. */
function fault(given) {
  const looked = engine.look(given);
  return looked.fault?.replace(/^the description: /, '') ?? null;
}

/** Asks for the run of the description as it is now. */
function changed({ isNew = false, complaint = null } = {}) {
  if (isNew) wholePicture();
  const asked = structuredClone(page.description);
  engine.run(asked, outcome => {
    if ('done' in outcome) {
      $('status').textContent = `Running: ${Math.round(100 * outcome.done)} %`;
      return;
    }
    const wrong = outcome.fault?.replace(/^the description: /, '') ?? complaint;
    $('fault').hidden = wrong === null;
    $('fault').textContent = wrong;
    if (outcome.fault) {
      $('status').textContent = 'The pictures are of the last description without a fault.';
      return;
    }
    const hasMoved = page.seen && JSON.stringify(outcome.view.start) !== JSON.stringify(page.seen.start);
    Object.assign(page, { seen: outcome.view, shown: asked, paths: outcome.paths });
    const { seen, isPlaying } = page;
    if (isNew || page.step > seen.steps || !isPlaying && !hasMoved) page.step = isPlaying ? Math.min(page.step, seen.steps) : seen.steps;
    show();
  });
}

/** Draws what was found, and writes the address. */
function show() {
  const { seen, paths } = page;
  $('status').textContent = seen.remarks.length > 0 ? seen.remarks.join('; ') : `${seen.steps} ${seen.steps === 1 ? 'step' : 'steps'} of ${paths.length === 1 ? 'one optimizer' : `${paths.length} optimizers`}`;
  $('step').max = seen.steps;
  if (seen.objective) for (const path of paths) path.lengths ??= lengths(path.points, seen.objective.dimension);
  page.step = Math.min(page.step, seen.steps);
  framePicture();
  const scheduled = schedules();
  $('scheduled').hidden = scheduled.length === 0;
  $('moved').hidden = Boolean(seen.network);
  table();
  draw(scheduled);
  remember();
}

function lengths(points, dimension) {
  const all = [];
  for (let at = dimension; at < points.length; at += dimension) {
    let sum = 0;
    for (let i = 0; i < dimension; i++) sum += (points[at + i] - points[at + i - dimension]) ** 2;
    all.push(Math.sqrt(sum));
  }
  return all;
}

/** The values of every hyperparameter with a schedule. */
function schedules() {
  return page.shown.optimizers.flatMap(({ optimizer }, index) => {
    const set = typeof optimizer === 'string' ? [] : Object.values(Object.values(optimizer)[0]);
    return set.filter(value => typeof value === 'object' && value !== null && !Array.isArray(value) && page.choices.schedules.some(one => one.name in value))
      .map(value => ({ values: engine.values(value, page.seen.steps), index, from: 1 }));
  });
}

const words = value => value === undefined ? '' : !Number.isFinite(value) ? String(value) : value === 0 ? '0' : Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6 ? value.toExponential(3) : String(Number(value.toPrecision(5)));

/** The rows of the table are made once for a run; a step changes two cells of each. */
function table() {
  $('third').textContent = page.seen.network ? 'test accuracy at the end' : 'point at the step';
  $('rows').replaceChildren(...page.paths.map((path, i) => make('tr', {},
    make('td', { class: 'name', title: page.seen.optimizers[i].settings }, sign(i), page.seen.optimizers[i].label), make('td'), make('td'),
    make('td', {}, make('code', { class: 'digest', title: `SHA-256 of the last point: ${path.digest}; of the whole path: ${path.chain}`, 'data-digest': path.digest }, path.digest.slice(0, 16))))));
}

/** The place of an optimizer in a few numbers. */
function place(path) {
  if (page.seen.network) return `${Number((100 * path.accuracy).toFixed(1))} %`;
  const point = pointAt(path, page.step);
  return point.slice(0, 4).map(words).join(', ') + (point.length > 4 ? ', ...' : '');
}

/** Draws the step. */
function draw(scheduled = schedules()) {
  const { seen, paths, step } = page;
  $('step').value = step;
  $('step-number').textContent = step;
  $('step').setAttribute('aria-valuetext', `step ${step} of ${seen.steps}`);
  paths.forEach((path, i) => {
    const cells = $('rows').children[i].children;
    cells[1].textContent = words(lossAt(path, step));
    cells[2].textContent = place(path);
  });
  const told = paths.map((path, i) => `${seen.optimizers[i].label}: loss ${words(lossAt(path, step)) || 'not computed yet'}`).join('; ');
  drawPicture(told);
  $('losses').setAttribute('aria-label', `The loss at each step. ${told}.`);
  drawChart($('losses'), paths.map((path, index) => ({ values: path.losses, index, from: path.first })), step, seen.steps);
  if (seen.objective) drawChart($('lengths'), paths.map((path, index) => ({ values: path.lengths, index, from: 1 })), step, seen.steps);
  if (scheduled.length > 0) drawChart($('schedules'), scheduled, step, seen.steps);
}

let timer = 0;

/** Writes the address and the text, when nothing has changed for a moment: browsers allow few changes of an address a second. */
function remember() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const { description } = page;
    const hash = `#${encode(description)}`;
    if (location.hash !== hash) history.replaceState(null, '', hash);
    $('address').value = location.href;
    $('identity').textContent = `This run is ${engine.identity(description).id.slice(0, 16)}.`;
    if (document.activeElement !== $('json')) $('json').value = JSON.stringify(description, null, 2);
  }, 150);
}

/** Another start: pairs of the index of a coordinate and its value. */
function moveStart(...moves) {
  for (const [i, value] of moves) setStart(i, Number(value.toPrecision(4)));
  starts(minimize().start);
  changed();
}

function apply() {
  let given;
  try {
    given = JSON.parse($('json').value);
  } catch (error) {
    $('fault').hidden = false;
    $('fault').textContent = `This is not JSON: ${error.message}`;
    return;
  }
  const wrong = fault(given);
  $('fault').hidden = wrong === null;
  if (wrong) $('fault').textContent = wrong;
  else take(given);
}

async function copy() {
  try {
    await navigator.clipboard.writeText($('address').value);
    $('copied').textContent = 'The address is in the clipboard.';
  } catch {
    $('address').select();
    $('copied').textContent = 'The address is selected; copy it from there.';
  }
}

function download() {
  const link = make('a', { href: URL.createObjectURL(new Blob([engine.identity(page.description).text], { type: 'application/json' })), download: 'playground.json' });
  link.click();
  URL.revokeObjectURL(link.href);
}

function wire() {
  wireForm(changed);
  wirePicture({ show, moveStart });
  wirePlayer(draw);
  $('apply').addEventListener('click', apply);
  $('copy').addEventListener('click', copy);
  $('download').addEventListener('click', download);
  document.querySelector('.skip').addEventListener('click', event => {
    event.preventDefault();
    $($('plane').hidden || page.seen.network ? 'play' : 'paths').focus();
  });
  addEventListener('hashchange', () => {
    const given = decode(location.hash);
    if (given && fault(given) === null) take(given);
  });
  new ResizeObserver(() => page.seen && draw()).observe(document.body);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => page.seen && draw());
}

try {
  await engine.load();
  page.choices = engine.choices();
  $('page').hidden = false;
  wire();
  const given = decode(location.hash);
  const wrong = given ? fault(given) : location.hash.length > 1 ? 'The address holds no description.' : null;
  take(given && !wrong ? given : first, wrong);
} catch (error) {
  $('status').textContent = `The library could not be loaded: ${error.message ?? error}`;
  throw error;
}

/** For tests: what the page has counted, and what it shows. */
globalThis.playground = { counts: engine.counts, isIdle: engine.isIdle, description: () => structuredClone(page.description), step: () => page.step };
