// The form: what is minimised or trained, how long, and with which optimizers. It changes the description and asks for a run of it.
import * as engine from './engine.js';
import { colourOf } from './drawing.js';
import { make, optimizer } from './controls.js';
import { networkFields, wireNetwork } from './network.js';
import { fewestSteps, formulas, networkOn } from './presets.js';
import { $, classify, coordinates, formulaText, isFormula, isNetwork, minimize, page } from './state.js';

const mostOptimizers = 12;
const openDetails = new Set();
let changed;

/** Two optimizers of the same name need labels. */
function distinguish() {
  const count = {};
  for (const entry of page.description.optimizers) {
    const name = typeof entry.optimizer === 'string' ? entry.optimizer : Object.keys(entry.optimizer)[0];
    const display = page.choices.optimizers.find(one => one.name === name)?.display ?? name;
    count[name] = (count[name] ?? 0) + 1;
    const isOwn = entry.label && !new RegExp(`^${display.replace(/[^\w]/g, '.')} \\d+$`).test(entry.label);
    if (isOwn) continue;
    if (count[name] > 1) entry.label = `${display} ${count[name]}`;
    else delete entry.label;
  }
}

/** Makes the form again. */
export function fields() {
  distinguish();
  const { choices, description } = page;
  const focused = document.activeElement?.getAttribute?.('aria-label');
  problems();
  $('typed').hidden = !isFormula();
  if (isFormula() && $('formula').value !== formulaText()) $('formula').value = formulaText();
  $('starting').hidden = isNetwork();
  $('network').hidden = !isNetwork();
  if (isNetwork()) networkFields();
  else starts(minimize().start);
  for (const id of ['steps', 'steps-slider']) $(id).value = description.steps;
  $('precision').value = description.precision ?? 'float64';
  const again = () => {
    fields();
    changed();
  };
  $('optimizers').replaceChildren(...description.optimizers.map((entry, i) => optimizer(entry, i, choices, description.steps, openDetails, {
    change: changed,
    redraw: again,
    remove: () => {
      description.optimizers.splice(i, 1);
      openDetails.clear();
      again();
    },
    colour: colourOf(i),
  })));
  $('add').disabled = description.optimizers.length >= mostOptimizers;
  for (const button of $('optimizers').querySelectorAll('button')) button.disabled = description.optimizers.length === 1;
  if (focused) document.querySelector(`[aria-label="${CSS.escape(focused)}"]`)?.focus();
}

/** The choice of the problem. Its options are made once, so that whoever types the beginning of a name can go on. */
function problems() {
  const select = $('function');
  const option = (value, words) => make('option', { value }, words);
  if (select.options.length === 0) {
    select.append(
      make('optgroup', { label: 'functions' }, ...page.choices.objectives.map(({ name, words }) => option(name, words))),
      make('optgroup', { label: 'formulas to change' }, ...formulas.map(({ name }, i) => option(`formula ${i}`, name))),
      make('optgroup', { label: 'networks on points of two classes' }, ...page.choices.points.map(({ name, words }) => option(`points ${name}`, words))));
  }
  select.querySelector('[value=described]')?.remove();
  if (isNetwork()) {
    select.value = `points ${classify().data.points.pattern}`;
  } else if (isFormula()) {
    select.value = `formula ${Math.max(0, formulas.findIndex(({ text }) => text === formulaText()))}`;
  } else if (typeof minimize().objective === 'string') {
    select.value = minimize().objective;
  } else {
    select.append(make('option', { value: 'described', selected: true, disabled: true }, `${Object.keys(minimize().objective)[0]} (see the description)`));
  }
}

/** A box for each coordinate of the start. */
export function starts(start) {
  const names = coordinates(start?.length ?? 0);
  $('start').replaceChildren(...(start ?? []).map((value, i) => {
    const box = make('input', { type: 'number', step: 'any', value, 'aria-label': `start ${names[i]}` });
    box.addEventListener('input', () => {
      if (!Number.isFinite(box.valueAsNumber)) return;
      setStart(i, box.valueAsNumber);
      changed();
    });
    return make('label', {}, names[i], box);
  }));
}

/** The start, of which a typed formula has a copy: its picture is around it. */
export function setStart(i, value) {
  minimize().start[i] = value;
  if (isFormula()) minimize().objective.formula = { text: formulaText(), start: [...minimize().start] };
}

/** Another function, with its own start. */
function setObjective(objective) {
  page.description.problem = { minimize: { objective } };
  const looked = engine.look({ ...page.description, optimizers: [{ optimizer: 'sgd' }] });
  if (!looked.fault) minimize().start = looked.start;
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

function choose(chosen) {
  const [kind, which] = chosen.split(' ');
  if (kind === 'points') {
    page.description.problem = networkOn(which);
    page.description.steps = Math.max(page.description.steps, fewestSteps);
  } else if (kind === 'formula') {
    const { text, start } = formulas[Number(which)];
    setObjective({ formula: { text, start } });
  } else {
    setObjective(chosen);
  }
  $('formula-fault').hidden = true;
  $('formula').removeAttribute('aria-invalid');
  fields();
  changed({ isNew: true });
}

/** @param ask asks for a run of the description as it is now */
export function wireForm(ask) {
  changed = ask;
  $('function').addEventListener('change', event => choose(event.target.value));
  $('formula').addEventListener('input', typed);
  wireNetwork(ask);
  for (const id of ['steps', 'steps-slider']) {
    $(id).addEventListener('input', event => {
      const value = event.target.valueAsNumber;
      if (!Number.isInteger(value) || value < 1 || value > 100000) return;
      const wasAtEnd = page.step === page.description.steps;
      page.description.steps = value;
      $(id === 'steps' ? 'steps-slider' : 'steps').value = value;
      if (wasAtEnd) page.step = value;
      changed();
    });
  }
  $('precision').addEventListener('change', event => {
    page.description.precision = event.target.value;
    changed();
  });
  $('add').addEventListener('click', () => {
    const { optimizers } = page.description;
    const used = optimizers.map(entry => Object.keys(entry.optimizer)[0]);
    const next = ['adam', 'rmsProp', 'adaGrad', 'nesterov', 'lion', 'adamW', 'nAdam', 'sgd', 'momentum', 'yogi', 'adan', 'qhm', 'signum'].find(name => !used.includes(name)) ?? 'sgd';
    optimizers.push({ optimizer: { [next]: {} } });
    fields();
    changed();
    $('optimizers').lastElementChild.querySelector('select').focus();
  });
}
