// The picture above the steps: its window, its plane of two coordinates, and what is in it at a step.
import * as engine from './engine.js';
import { make } from './controls.js';
import { drawBorders, drawPaths, places } from './plane.js';
import { $, coordinates, lossAt, page, pointAt } from './state.js';

let view;
let zoom = 1;
/** The plane of a function of more than two coordinates: the indices of the two, and of the path at whose point the others are held. */
const plane = { across: 0, up: 1, held: 0 };
let contours = [];
let contourKey = '';
let examples = [];
let examplesKey = '';

/** The picture begins again at its usual size. */
export function wholePicture() {
  zoom = 1;
}

/** Takes the window of the run that is shown, and shows the choice of coordinates where there is one. */
export function framePicture() {
  const { network, objective } = page.seen;
  const isDrawn = Boolean(network) || objective.dimension >= 2;
  $('plane').hidden = !isDrawn;
  $('no-plane').hidden = isDrawn;
  $('paths').tabIndex = network ? -1 : 0;
  $('move').hidden = Boolean(network);
  $('key').hidden = !network;
  $('about').textContent = network ? `${network}.` : `f = ${objective.formula.length <= 80 ? objective.formula : objective.name}.`;
  planeFields();
  if (!isDrawn) return;
  const [left, right, bottom, top] = network ? windowOfExamples() : objective.dimension === 2 ? windowOfPlane() : windowOfPaths();
  const [cx, cy] = zoom === 1 || network ? [(left + right) / 2, (bottom + top) / 2] : centre();
  const [across, up] = [(right - left) / 2 / zoom, (top - bottom) / 2 / zoom];
  view = [cx - across, cx + across, cy - up, cy + up];
}

function windowOfExamples() {
  const { problem } = page.shown;
  const key = JSON.stringify(problem);
  if (key !== examplesKey) [examples, examplesKey] = [engine.examples({ name: 'picture', problem, optimizers: [{ optimizer: 'sgd' }] }), key];
  return boxOf(Array.from({ length: examples.length / 3 }, (_, i) => [examples[3 * i], examples[3 * i + 1]]), 0.08);
}

/** The window of the function, as far as it must be wider to have the start in it. */
function windowOfPlane() {
  const [left, right, bottom, top] = page.seen.objective.window;
  const [x, y] = page.seen.start;
  return [Math.min(left, x), Math.max(right, x), Math.min(bottom, y), Math.max(top, y)];
}

/** A window around the start, the minima, and the paths as far as they are not above the start. */
function windowOfPaths() {
  const points = [page.seen.start, ...page.seen.objective.minima];
  for (const path of page.paths)
    for (let step = 0; step <= page.seen.steps; step += Math.max(1, Math.floor(page.seen.steps / 200)))
      if (lossAt(path, step) <= path.losses[0]) points.push(pointAt(path, step));
  return boxOf(points.map(point => [point[plane.across], point[plane.up]]), 0.25);
}

/** The box around points, with a margin of a share of its width and its height. */
function boxOf(points, margin) {
  const range = i => {
    const values = points.map(point => point[i]).filter(Number.isFinite);
    const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
    const room = high > low ? margin * (high - low) : 1;
    return [low - room, high + room];
  };
  return [...range(0), ...range(1)];
}

/** The middle of a closer picture: where the path is now. */
function centre() {
  const point = pointAt(page.paths[plane.held], page.step);
  const [x, y] = [point[plane.across], point[plane.up]];
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : [page.seen.start[plane.across], page.seen.start[plane.up]];
}

/** The choice of the plane, made again when there are other coordinates or other optimizers. */
function planeFields() {
  const dimension = page.seen.objective?.dimension ?? 0;
  $('plane-choice').hidden = dimension <= 2;
  if (plane.across >= dimension || plane.up >= dimension) [plane.across, plane.up] = [0, 1];
  if (plane.held >= page.paths.length || dimension <= 2) plane.held = 0;
  const options = {
    across: coordinates(dimension),
    up: coordinates(dimension),
    held: page.seen.optimizers.map(one => one.label),
  };
  for (const [name, words] of Object.entries(options)) {
    const select = $(`plane-${name}`);
    if (Array.from(select.options, option => option.text).join() !== words.join()) select.replaceChildren(...words.map((word, i) => make('option', { value: i }, word)));
    select.value = plane[name];
  }
}

/**
 * Draws the picture of the step that is shown.
 * @param told what is to be said of the optimizers to those who do not see it
 */
export function drawPicture(told) {
  const { network, objective, start } = page.seen;
  if ($('plane').hidden) return;
  if (network) {
    $('paths').setAttribute('aria-label', `The points, and the border between the classes of each network at step ${page.step}. ${told}.`);
    // A network is slower than a formula: what moves has fewer corners.
    const borders = page.paths.map((_, i) => engine.border(i, page.step, view, page.isPlaying ? 24 : 48));
    drawBorders($('paths'), { window: view, examples, borders });
    return;
  }
  $('paths').setAttribute('aria-label', `The paths over contour lines at step ${page.step}. ${told}.`);
  const { across, up, held } = plane;
  const point = pointAt(page.paths[held], page.step);
  const others = point.filter((_, i) => i !== across && i !== up);
  const key = JSON.stringify([page.shown.problem.minimize.objective, view, across, up, others]);
  if (key !== contourKey) {
    contours = engine.contours({ name: 'picture', problem: page.shown.problem, optimizers: [{ optimizer: 'sgd' }] }, point, across, up, view, others.length > 0 ? 48 : 96);
    contourKey = key;
  }
  drawPaths($('paths'), { window: view, contours, key, paths: page.paths, dimension: objective.dimension, across, up, minima: objective.minima, start, step: page.step });
}

/**
 * @param show draws everything again
 * @param moveStart takes another start, given as the indices of two coordinates and their values
 */
export function wirePicture({ show, moveStart }) {
  $('paths').addEventListener('click', event => {
    if (page.seen.network) return;
    const [x, y] = places($('paths'), view).point(event.offsetX, event.offsetY);
    moveStart([plane.across, x], [plane.up, y]);
  });
  $('paths').addEventListener('keydown', event => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] }[event.key];
    if (!way || page.seen.network) return;
    event.preventDefault();
    const { start } = page.shown.problem.minimize;
    moveStart([plane.across, start[plane.across] + way[0] * (view[1] - view[0]) / 50], [plane.up, start[plane.up] + way[1] * (view[3] - view[2]) / 50]);
  });
  const zoomTo = next => {
    zoom = next;
    show();
  };
  $('closer').addEventListener('click', () => zoomTo(zoom * 2));
  $('farther').addEventListener('click', () => zoomTo(zoom / 2));
  $('whole').addEventListener('click', () => zoomTo(1));
  for (const name of Object.keys(plane)) {
    $(`plane-${name}`).addEventListener('change', event => {
      const before = plane[name];
      plane[name] = Number(event.target.value);
      if (plane.across === plane.up) plane[name === 'across' ? 'up' : 'across'] = before;
      zoom = 1;
      show();
    });
  }
}
