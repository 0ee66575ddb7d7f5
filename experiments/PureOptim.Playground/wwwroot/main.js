// The page: the description is the only state that counts. A change of it asks for a run; the end of a run draws it and writes the address.
import * as engine from './engine.js';
import { colourOf, drawChart, drawPlane, places, sign } from './drawing.js';
import { decode, encode } from './address.js';
import { make, optimizer } from './controls.js';
import { first, formulas } from './presets.js';

const $ = id => document.getElementById(id);
const mostOptimizers = 12;

let choices;
let description;
let seen; // The description as the library sees it.
let view; // The window of the picture.
let zoom = 1;
let paths = [];
let contours = [];
let contourKey = '';
let step = 0;
let isPlaying = false;
const openDetails = new Set();

const minimize = () => description.problem.minimize;
const isFormula = () => typeof minimize().objective === 'object' && 'formula' in minimize().objective;
const formulaText = () => typeof minimize().objective.formula === 'string' ? minimize().objective.formula : minimize().objective.formula.text;

/** Takes a description, from the address, from a text or from the page itself, and shows a complaint about another. */
function take(given, complaint = null) {
  description = structuredClone(given);
  description.steps ??= 100;
  zoom = 1;
  fields();
  changed({ isNew: true, complaint });
}

/** Whatever is wrong with a description, in a line; null where nothing is. */
function fault(given) {
  const looked = engine.look(given);
  return looked.fault?.replace(/^the description: /, '') ?? null;
}

/** Two optimizers of the same name need labels. */
function distinguish() {
  const count = {};
  for (const entry of description.optimizers) {
    const name = typeof entry.optimizer === 'string' ? entry.optimizer : Object.keys(entry.optimizer)[0];
    const display = choices.optimizers.find(one => one.name === name)?.display ?? name;
    count[name] = (count[name] ?? 0) + 1;
    const isOwn = entry.label && !new RegExp(`^${display.replace(/[^\w]/g, '.')} \\d+$`).test(entry.label);
    if (isOwn) continue;
    if (count[name] > 1) entry.label = `${display} ${count[name]}`;
    else delete entry.label;
  }
}

/** Makes the form again. */
function fields() {
  distinguish();
  const focused = document.activeElement?.getAttribute?.('aria-label');
  const { objective, start } = minimize();
  const select = $('function');
  select.replaceChildren(
    ...choices.objectives.map(({ name, words }) => make('option', { value: name, selected: objective === name }, words)),
    ...formulas.map(({ name, text }, i) => make('option', { value: `formula ${i}`, selected: isFormula() && (i === 0 || formulaText() === text) }, name)));
  if (typeof objective === 'object' && !isFormula())
    select.append(make('option', { value: 'described', selected: true, disabled: true }, `${Object.keys(objective)[0]} (see the description)`));
  $('typed').hidden = !isFormula();
  if (isFormula() && $('formula').value !== formulaText()) $('formula').value = formulaText();
  starts(start);
  stepFields();
  $('precision').value = description.precision ?? 'float64';
  $('optimizers').replaceChildren(...description.optimizers.map((entry, i) => optimizer(entry, i, choices, description.steps, openDetails, {
    change: changed,
    redraw: () => {
      fields();
      changed();
    },
    remove: () => {
      description.optimizers.splice(i, 1);
      openDetails.clear();
      fields();
      changed();
    },
    colour: colourOf(i),
  })));
  $('add').disabled = description.optimizers.length >= mostOptimizers;
  for (const button of $('optimizers').querySelectorAll('button')) button.disabled = description.optimizers.length === 1;
  if (focused) document.querySelector(`[aria-label="${CSS.escape(focused)}"]`)?.focus();
}

function stepFields() {
  $('steps').value = description.steps;
  $('steps-slider').value = description.steps;
}

/** A box for each coordinate of the start. */
function starts(start) {
  const names = start?.length <= 3 ? ['x', 'y', 'z'] : null;
  $('start').replaceChildren(...(start ?? []).map((value, i) => {
    const name = names?.[i] ?? `x${i + 1}`;
    const box = make('input', { type: 'number', step: 'any', value, 'aria-label': `start ${name}` });
    box.addEventListener('input', () => {
      if (!Number.isFinite(box.valueAsNumber)) return;
      setStart(i, box.valueAsNumber);
      changed();
    });
    return make('label', {}, name, box);
  }));
}

/** The start, of which a typed formula has a copy: its picture is around it. */
function setStart(i, value) {
  minimize().start[i] = value;
  if (isFormula()) minimize().objective.formula = { text: formulaText(), start: [...minimize().start] };
}

/** Another function, with its own start. */
function setObjective(objective) {
  minimize().objective = objective;
  delete minimize().start;
  const looked = engine.look({ ...description, optimizers: [{ optimizer: 'sgd' }] });
  if (!looked.fault) minimize().start = looked.start;
  zoom = 1;
}

/** The formula that was typed, if it is one; its start is kept where it fits. */
function typed() {
  const text = $('formula').value;
  const wrong = engine.formulaFault(text);
  $('formula').setAttribute('aria-invalid', String(wrong !== null));
  $('formula-fault').hidden = wrong === null;
  if (wrong) {
    $('formula-place').textContent = `${text}\n${' '.repeat(wrong.column - 1)}^`;
    $('formula-words').textContent = `Column ${wrong.column}: ${wrong.message}`;
    return;
  }
  const before = minimize().start;
  setObjective({ formula: { text } });
  if (before?.length === minimize().start.length) before.forEach((value, i) => setStart(i, value));
  else minimize().objective.formula = { text, start: [...minimize().start] };
  starts(minimize().start);
  changed();
}

/** Asks for the run of the description as it is now. */
function changed({ isNew = false, complaint = null } = {}) {
  const asked = structuredClone(description);
  engine.run(asked, outcome => {
    if ('done' in outcome) {
      $('status').textContent = `Running: ${Math.round(100 * outcome.done)} %`;
      return;
    }
    const looked = outcome.view;
    const wrong = outcome.fault?.replace(/^the description: /, '') ?? complaint;
    $('fault').hidden = wrong === null;
    $('fault').textContent = wrong;
    if (outcome.fault) {
      $('status').textContent = 'The pictures are of the last description without a fault.';
      return;
    }
    const hasMoved = seen && JSON.stringify(looked.start) !== JSON.stringify(seen.start);
    seen = looked;
    paths = outcome.paths;
    if (!minimize().start) {
      minimize().start = looked.start;
      starts(looked.start);
    }
    if (isNew || step > seen.steps || !isPlaying && !hasMoved) step = isPlaying ? Math.min(step, seen.steps) : seen.steps;
    show();
  });
}

/** Draws what was found, and writes the address. */
function show() {
  $('status').textContent = seen.remarks.length > 0 ? seen.remarks.join('; ') : `${seen.steps} ${seen.steps === 1 ? 'step' : 'steps'} of ${paths.length === 1 ? 'one optimizer' : `${paths.length} optimizers`}`;
  $('step').max = seen.steps;
  for (const path of paths) {
    path.lengths ??= lengths(path.points, seen.objective.dimension);
  }
  frameView();
  step = Math.min(step, seen.steps);
  $('about').textContent = `f = ${seen.objective.formula.length <= 80 ? seen.objective.formula : seen.objective.name}.`;
  const scheduled = schedules();
  $('scheduled').hidden = scheduled.length === 0;
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

/** The window: the function's, as far as it must be wider to have the start in it. */
function frameView() {
  const isPlane = seen.objective.dimension === 2;
  $('plane').hidden = !isPlane;
  $('no-plane').hidden = isPlane;
  if (!isPlane) {
    $('no-plane').textContent = `The function has ${seen.objective.dimension} ${seen.objective.dimension === 1 ? 'coordinate' : 'coordinates'}: there is no plane to draw; the curves are below.`;
    return;
  }
  const [left, right, bottom, top] = seen.objective.window;
  const [x, y] = seen.start;
  const wide = [Math.min(left, x), Math.max(right, x), Math.min(bottom, y), Math.max(top, y)];
  const [cx, cy] = zoom === 1 ? [(wide[0] + wide[1]) / 2, (wide[2] + wide[3]) / 2] : centre();
  const [across, up] = [(wide[1] - wide[0]) / 2 / zoom, (wide[3] - wide[2]) / 2 / zoom];
  view = [cx - across, cx + across, cy - up, cy + up];
  const key = JSON.stringify([description.problem.minimize.objective, view]);
  if (key !== contourKey) {
    contours = engine.contours({ ...description, optimizers: [{ optimizer: 'sgd' }] }, view);
    contourKey = key;
  }
}

/** The middle of a closer picture: where the first path is now. */
function centre() {
  const [x, y] = at(paths[0], step);
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : seen.start;
}

const at = (path, step) => {
  const dimension = seen.objective.dimension;
  return Array.from(path.points.slice(step * dimension, (step + 1) * dimension));
};

/** The values of every hyperparameter with a schedule. */
function schedules() {
  return description.optimizers.flatMap((entry, index) => {
    const [fields] = Object.values(entry.optimizer);
    return Object.values(fields).filter(value => typeof value === 'object' && value !== null && !Array.isArray(value) && choices.schedules.some(one => one.name in value))
      .map(value => ({ values: engine.values(value, seen.steps), index, from: 1 }));
  });
}

const words = value => !Number.isFinite(value) ? String(value) : value === 0 ? '0' : Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6 ? value.toExponential(3) : String(Number(value.toPrecision(5)));

/** The rows of the table are made once for a run; a step changes two cells of each. */
function table() {
  $('rows').replaceChildren(...paths.map((path, i) => make('tr', {},
    make('td', { class: 'name', title: seen.optimizers[i].settings }, sign(i), seen.optimizers[i].label), make('td'), make('td'),
    make('td', {}, make('code', { class: 'digest', title: `SHA-256 of the last point: ${path.digest}; of the whole path: ${path.chain}`, 'data-digest': path.digest }, path.digest.slice(0, 16))))));
}

/** Draws the step. */
function draw(scheduled = schedules()) {
  $('step').value = step;
  $('step-number').textContent = step;
  $('step').setAttribute('aria-valuetext', `step ${step} of ${seen.steps}`);
  paths.forEach((path, i) => {
    const cells = $('rows').children[i].children;
    cells[1].textContent = words(path.losses[step]);
    const point = at(path, step);
    cells[2].textContent = point.slice(0, 4).map(words).join(', ') + (point.length > 4 ? ', ...' : '');
  });
  const told = paths.map((path, i) => `${seen.optimizers[i].label}: loss ${words(path.losses[step])}`).join('; ');
  if (seen.objective.dimension === 2) {
    $('paths').setAttribute('aria-label', `The paths over contour lines at step ${step}. ${told}.`);
    drawPlane($('paths'), { window: view, contours, key: contourKey, paths, minima: seen.objective.minima, start: seen.start, step });
  }
  $('losses').setAttribute('aria-label', `The loss at each step. ${told}.`);
  $('lengths').setAttribute('aria-label', 'The length of each step.');
  $('schedules').setAttribute('aria-label', 'The hyperparameters with a schedule at each step.');
  drawChart($('losses'), paths.map((path, index) => ({ values: path.losses, index, from: 0 })), step, seen.steps);
  drawChart($('lengths'), paths.map((path, index) => ({ values: path.lengths, index, from: 1 })), step, seen.steps);
  if (scheduled.length > 0) drawChart($('schedules'), scheduled, step, seen.steps);
}

let timer = 0;

/** Writes the address and the text, when nothing has changed for a moment: browsers allow few changes of an address a second. */
function remember() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const hash = `#${encode(description)}`;
    if (location.hash !== hash) history.replaceState(null, '', hash);
    $('address').value = location.href;
    $('identity').textContent = `This run is ${engine.identity(description).id.slice(0, 16)}.`;
    if (document.activeElement !== $('json')) $('json').value = JSON.stringify(description, null, 2);
  }, 150);
}

function goTo(next) {
  step = Math.max(0, Math.min(seen.steps, next));
  draw();
}

function play(on) {
  isPlaying = on;
  $('play').textContent = on ? 'Pause' : 'Play';
  if (!on) return;
  if (step >= seen.steps) goTo(0);
  // Six seconds for a run, but at most as many steps a second as are seen apart.
  const rate = Math.max(8, seen.steps / 6);
  let [began, from] = [performance.now(), step];
  requestAnimationFrame(function next(now) {
    if (!isPlaying) return;
    const due = Math.min(seen.steps, from + Math.floor((now - began) / 1000 * rate));
    if (due < step || due > step + rate) [began, from] = [now, step];
    else if (due !== step) goTo(due);
    if (step >= seen.steps) play(false);
    else requestAnimationFrame(next);
  });
}

function moveStart(x, y) {
  const short = value => Number(value.toPrecision(4));
  setStart(0, short(x));
  setStart(1, short(y));
  starts(minimize().start);
  changed();
}

function wire() {
  $('function').addEventListener('change', event => {
    const chosen = event.target.value;
    if (chosen.startsWith('formula ')) {
      const { text, start } = formulas[Number(chosen.slice(8))];
      setObjective({ formula: { text, start } });
    } else {
      setObjective(chosen);
    }
    $('formula-fault').hidden = true;
    $('formula').removeAttribute('aria-invalid');
    fields();
    changed({ isNew: true });
  });
  $('formula').addEventListener('input', typed);
  for (const id of ['steps', 'steps-slider']) {
    $(id).addEventListener('input', event => {
      const value = event.target.valueAsNumber;
      if (!Number.isInteger(value) || value < 1 || value > 100000) return;
      const wasAtEnd = step === description.steps;
      description.steps = value;
      $(id === 'steps' ? 'steps-slider' : 'steps').value = value;
      if (wasAtEnd) step = value;
      changed();
    });
  }
  $('precision').addEventListener('change', event => {
    description.precision = event.target.value;
    changed();
  });
  $('add').addEventListener('click', () => {
    const used = description.optimizers.map(entry => Object.keys(entry.optimizer)[0]);
    const next = ['adam', 'rmsProp', 'adaGrad', 'nesterov', 'lion', 'adamW', 'nAdam', 'sgd', 'momentum', 'yogi', 'adan', 'qhm', 'signum'].find(name => !used.includes(name)) ?? 'sgd';
    description.optimizers.push({ optimizer: { [next]: {} } });
    fields();
    changed();
    $('optimizers').lastElementChild.querySelector('select').focus();
  });
  $('apply').addEventListener('click', () => {
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
  });
  $('step').addEventListener('input', event => {
    play(false);
    goTo(event.target.valueAsNumber);
  });
  $('play').addEventListener('click', () => play(!isPlaying));
  $('back').addEventListener('click', () => {
    play(false);
    goTo(step - 1);
  });
  $('forward').addEventListener('click', () => {
    play(false);
    goTo(step + 1);
  });
  $('paths').addEventListener('click', event => {
    const place = places($('paths'), view);
    moveStart(...place.point(event.offsetX, event.offsetY));
  });
  $('paths').addEventListener('keydown', event => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] }[event.key];
    if (!way) return;
    event.preventDefault();
    const [x, y] = minimize().start;
    moveStart(x + way[0] * (view[1] - view[0]) / 50, y + way[1] * (view[3] - view[2]) / 50);
  });
  const zoomTo = next => {
    zoom = next;
    show();
  };
  $('closer').addEventListener('click', () => zoomTo(zoom * 2));
  $('farther').addEventListener('click', () => zoomTo(zoom / 2));
  $('whole').addEventListener('click', () => zoomTo(1));
  $('copy').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText($('address').value);
      $('copied').textContent = 'The address is in the clipboard.';
    } catch {
      $('address').select();
      $('copied').textContent = 'The address is selected; copy it from there.';
    }
  });
  $('download').addEventListener('click', () => {
    const link = make('a', { href: URL.createObjectURL(new Blob([engine.identity(description).text], { type: 'application/json' })), download: 'playground.json' });
    link.click();
    URL.revokeObjectURL(link.href);
  });
  document.querySelector('.skip').addEventListener('click', event => {
    event.preventDefault();
    $($('plane').hidden ? 'play' : 'paths').focus();
  });
  addEventListener('hashchange', () => {
    const given = decode(location.hash);
    if (given && fault(given) === null) take(given);
  });
  new ResizeObserver(() => seen && draw()).observe(document.body);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => seen && draw());
}

try {
  await engine.load();
  choices = engine.choices();
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
globalThis.playground = { counts: engine.counts, description: () => structuredClone(description), step: () => step };
