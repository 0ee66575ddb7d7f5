// The form: fields for what a description says of its optimizers. Each field changes the description and says so; nothing is kept here.

/** An element with attributes and children. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter(child => child !== null));
  return element;
}

let number = 0;
const nextId = () => `field-${++number}`;

/** A number with three digits, for a slider has no more. */
const short = value => Number(value.toPrecision(3));

/** How a slider's place and a value belong together. */
function scaleOf({ kind, least, most, value }) {
  const usual = typeof value === 'number' ? value : 1;
  if (kind === 'whole') return { min: 0, max: Math.max(100, 4 * usual), step: 1, to: place => place, from: current => current };
  // Decay rates are near 1: equal ways of the slider are equal factors of 1 - β.
  if (least === 0 && most === 1 && usual >= 0.5) {
    return { min: 0, max: 5, step: 0.01, to: place => Number((1 - 10 ** -place).toPrecision(6)), from: current => current >= 1 ? 5 : -Math.log10(1 - current) };
  }
  if (least === 0 && most === 1) return { min: 0, max: 1, step: 0.001, to: place => place, from: current => current };
  if (least === 0) {
    const middle = usual > 0 ? Math.round(Math.log10(usual)) : -2;
    return { min: middle - 4, max: middle + 3, step: 0.01, to: place => place <= middle - 4 ? 0 : short(10 ** place), from: current => current > 0 ? Math.log10(current) : middle - 4 };
  }
  if (least === 1) return { min: 1, max: Math.max(100, 4 * usual), step: 1, to: place => place, from: current => current };
  return { min: -10, max: 10, step: 0.01, to: place => place, from: current => current };
}

/** A slider and a box for the same number. */
function sliderAndBox(field, current, change, id = nextId()) {
  const scale = scaleOf(field);
  const name = `${field.words}${field.symbol ? ` (${field.symbol})` : ''}`;
  const slider = make('input', { type: 'range', min: scale.min, max: scale.max, step: scale.step, 'aria-label': `${name}, slider`, 'data-field': field.name });
  const box = make('input', { type: 'number', id, step: field.kind === 'whole' ? 1 : 'any', min: field.least, title: field.rule ? `${field.rule}` : null });
  const show = value => {
    slider.value = scale.from(value);
    slider.setAttribute('aria-valuetext', String(value));
  };
  slider.addEventListener('input', () => {
    const value = scale.to(Number(slider.value));
    box.value = value;
    slider.setAttribute('aria-valuetext', String(value));
    change(value);
  });
  box.addEventListener('input', () => {
    if (box.value === '' || !Number.isFinite(box.valueAsNumber)) return;
    show(box.valueAsNumber);
    change(box.valueAsNumber);
  });
  box.value = current;
  show(current);
  return { id, name, parts: [slider, box] };
}

/** A value to begin with for a field of a schedule: the hyperparameter's own where it starts, a tenth of it where it ends. */
function beginning(field, current, steps) {
  if (field.kind === 'whole') return field.name === 'interval' ? 1 : /period|stepsUp|stepsDown/.test(field.name) ? Math.max(1, Math.round(steps / 4)) : steps;
  return /start|peak|from/.test(field.name) ? current : /end|to$/.test(field.name) ? short(current / 10) : field.name === 'factor' ? 0.95 : field.name === 'rate' ? 0.1 : 1;
}

/** A hyperparameter that may be a number or a schedule. */
function schedule(field, holder, schedules, steps, change, redraw) {
  const value = holder[field.name] ?? field.value;
  const kind = typeof value === 'number' ? 'constant' : Object.keys(value)[0];
  const known = schedules.find(one => one.name === kind);
  const now = typeof value === 'number' ? value : typeof field.value === 'number' ? field.value : 0.1;
  const select = make('select', {
    'aria-label': `${field.words}: schedule`,
    onchange: () => {
      const chosen = schedules.find(one => one.name === select.value);
      holder[field.name] = chosen ? { [chosen.name]: Object.fromEntries(chosen.fields.map(part => [part.name, beginning(part, now, steps)])) } : now;
      redraw();
    },
  }, make('option', { value: 'constant', selected: kind === 'constant' }, 'the same at every step'),
  ...schedules.map(one => make('option', { value: one.name, selected: one.name === kind }, one.words)),
  known || kind === 'constant' ? null : make('option', { value: kind, selected: true, disabled: true }, `${kind} (see the description)`));
  if (kind === 'constant') {
    const { id, name, parts } = sliderAndBox(field, value, number => {
      holder[field.name] = number;
      change();
    });
    return make('div', { class: 'field' }, make('label', { for: id }, name), make('div', { class: 'triple' }, ...parts, select));
  }
  return make('div', { class: 'field', role: 'group', 'aria-label': field.words }, make('span', {}, `${field.words}${field.symbol ? ` (${field.symbol})` : ''}`), select, known && make('div', { class: 'schedule' },
    ...known.fields.map(part => {
      const given = value[kind][part.name];
      // A part that begins at the hyperparameter's value has its bounds.
      const like = part.kind === 'whole' ? { ...part, least: 1, value: steps } : part.name === 'factor' ? { ...part, least: 0, most: 1, value: 0.9 } : { ...part, least: field.least, most: field.most, value: now };
      const { id, name, parts } = sliderAndBox(like, given, number => {
        value[kind][part.name] = number;
        change();
      });
      return make('div', { class: 'field' }, make('label', { for: id }, name), make('div', { class: 'pair' }, ...parts));
    })));
}

/** One field of an optimizer. */
function fieldOf(field, holder, schedules, steps, change, redraw) {
  if (field.kind === 'schedule') return schedule(field, holder, schedules, steps, change, redraw);
  const id = nextId();
  const value = holder[field.name] ?? field.value;
  if (field.kind === 'truth') {
    return make('div', { class: 'field' }, make('label', { for: id }, make('input', {
      type: 'checkbox', id, checked: value,
      onchange: event => {
        holder[field.name] = event.target.checked;
        change();
      },
    }), ` ${field.words}`));
  }
  if (field.kind === 'choice') {
    const select = make('select', {
      id,
      onchange: () => {
        holder[field.name] = select.value;
        change();
      },
    }, ...field.choices.map(choice => make('option', { value: choice, selected: choice === value }, choice.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`))));
    return make('div', { class: 'field' }, make('label', { for: id }, field.words), select);
  }
  const { name, parts } = sliderAndBox(field, value, number => {
    holder[field.name] = number;
    change();
  }, id);
  return make('div', { class: 'field' }, make('label', { for: id }, name), make('div', { class: 'pair' }, ...parts));
}

/**
 * The fields of an optimizer of a description.
 * @param entry the optimizer in the description, which the fields change
 * @param change is called when a number has changed
 * @param redraw is called when the fields must be made again
 */
export function optimizer(entry, index, { optimizers, schedules }, steps, openDetails, { change, redraw, remove, colour }) {
  if (typeof entry.optimizer === 'string') entry.optimizer = { [entry.optimizer]: {} };
  const name = Object.keys(entry.optimizer)[0];
  const known = optimizers.find(one => one.name === name);
  const holder = entry.optimizer[name];
  const id = nextId();
  const select = make('select', {
    id, 'aria-label': `optimizer ${index + 1}`,
    onchange: () => {
      entry.optimizer = { [select.value]: {} };
      delete entry.label;
      redraw();
    },
  }, ...optimizers.map(one => make('option', { value: one.name, selected: one.name === name }, one.display)),
  known ? null : make('option', { value: name, selected: true, disabled: true }, `${name} (see the description)`));
  const fields = known ? known.fields.map(field => fieldOf(field, holder, schedules, steps, change, redraw)) : [];
  const main = fields.slice(0, known?.fields[0]?.name === 'learningRate' ? 1 : 2);
  const rest = fields.slice(main.length);
  return make('fieldset', { class: 'optimizer', style: `--mine: var(${colour})` }, make('legend', {}, `Optimizer ${index + 1}`),
    make('div', { class: 'head' }, select, make('button', { type: 'button', 'aria-label': `Remove optimizer ${index + 1}`, onclick: remove }, 'Remove')),
    ...main,
    rest.length === 0 ? null : make('details', { open: openDetails.has(index), ontoggle: event => event.target.open ? openDetails.add(index) : openDetails.delete(index) },
      make('summary', {}, `${rest.length} more ${rest.length === 1 ? 'setting' : 'settings'}`), ...rest));
}
