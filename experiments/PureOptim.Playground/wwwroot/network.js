// The part of the form that is for networks.
import { make } from './controls.js';
import { $, classify, page } from './state.js';

export function networkFields() {
  const { layers, activation, batchSize, data } = classify();
  $('hidden').value = layers.slice(1, -1).join(', ');
  $('activation').replaceChildren(...page.choices.activations.map(({ name, words }) => make('option', { value: name, selected: name === (activation ?? 'relu') }, words)));
  $('batch').value = batchSize ?? 128;
  $('noise').value = data.points.noise ?? 0.05;
  $('seed').value = page.description.seed ?? 0;
}

/** @param changed asks for a run of the description as it is now */
export function wireNetwork(changed) {
  $('hidden').addEventListener('input', () => {
    const widths = $('hidden').value.split(/[\s,]+/).filter(Boolean).map(Number);
    const isRight = widths.every(width => Number.isInteger(width) && width >= 1 && width <= 100);
    $('hidden').setAttribute('aria-invalid', String(!isRight));
    if (!isRight) return;
    const { layers } = classify();
    classify().layers = [layers[0], ...widths, layers.at(-1)];
    changed();
  });
  $('activation').addEventListener('change', event => {
    classify().activation = event.target.value;
    changed();
  });
  const numbers = {
    batch: value => { classify().batchSize = value; },
    noise: value => { classify().data.points.noise = value; },
    seed: value => { page.description.seed = value; },
  };
  for (const [id, set] of Object.entries(numbers)) {
    $(id).addEventListener('input', event => {
      if (!event.target.validity.valid || Number.isNaN(event.target.valueAsNumber)) return;
      set(event.target.valueAsNumber);
      changed();
    });
  }
}
