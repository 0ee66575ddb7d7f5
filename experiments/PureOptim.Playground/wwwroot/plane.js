// The picture: paths over contour lines, or what networks tell apart.
import { colour, colourOf, dashes, markerOf, surface, text, ticks } from './drawing.js';

/** The height of the plane for a width: a unit is as long across as upwards, unless that were too flat or too high. */
const heightOf = (width, [left, right, bottom, top]) => Math.round(width * Math.min(0.68, Math.max(0.5, (top - bottom) / (right - left))));

/** From the plane to the canvas and back. */
export function places(canvas, window) {
  const [left, right, bottom, top] = window;
  const width = canvas.clientWidth;
  const height = heightOf(width, window);
  return {
    width, height,
    x: x => (x - left) / (right - left) * width,
    y: y => (top - y) / (top - bottom) * height,
    point: (px, py) => [left + px / width * (right - left), top - py / height * (top - bottom)],
  };
}

/** The rings of a level as a path of a pen. */
function trace(pen, place, rings) {
  pen.beginPath();
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) pen[i ? 'lineTo' : 'moveTo'](place.x(ring[i]), place.y(ring[i + 1]));
    pen.closePath();
  }
}

const background = { key: null, canvas: document.createElement('canvas') };

/** Contour lines are drawn once for a window and a width, and copied then. */
function ground(pen, place, contours, key) {
  const scale = window.devicePixelRatio || 1;
  const full = `${key} ${place.width} ${scale} ${colour('--paper')}`;
  if (background.key !== full) {
    background.key = full;
    [background.canvas.width, background.canvas.height] = [Math.max(1, Math.round(place.width * scale)), Math.max(1, Math.round(place.height * scale))];
    const own = background.canvas.getContext('2d');
    own.setTransform(scale, 0, 0, scale, 0, 0);
    for (const { rings } of contours) {
      trace(own, place, rings);
      own.fillStyle = `rgba(${colour('--band')}, 0.085)`;
      own.fill('evenodd');
      own.strokeStyle = `rgba(${colour('--band')}, 0.55)`;
      own.lineWidth = 0.8;
      own.stroke();
    }
  }
  pen.drawImage(background.canvas, 0, 0, place.width, place.height);
}

/**
 * The paths up to a step over the contour lines.
 * @param across the index of the coordinate from left to right
 * @param up that of the coordinate upwards
 */
export function drawPaths(canvas, { window: view, contours, key, paths, dimension, across, up, minima, start, step }) {
  const place = places(canvas, view);
  const { pen, width, height } = surface(canvas, place.height);
  ground(pen, place, contours, key);
  axes(pen, width, height, view);
  pen.lineJoin = 'round';
  const paper = colour('--paper');
  // Far outside nothing is seen, and a canvas does not take infinite numbers.
  const bound = value => Math.max(-1e5, Math.min(1e5, value));
  paths.forEach(({ points }, i) => {
    const x = at => points[at * dimension + across];
    const y = at => points[at * dimension + up];
    const last = Math.min(step, points.length / dimension - 1);
    pen.strokeStyle = colour(colourOf(i));
    pen.setLineDash(dashes[i % 6]);
    pen.lineWidth = 2;
    pen.beginPath();
    let at = 0;
    for (; at <= last && Number.isFinite(x(at)) && Number.isFinite(y(at)); at++) pen[at ? 'lineTo' : 'moveTo'](bound(place.x(x(at))), bound(place.y(y(at))));
    pen.stroke();
    pen.setLineDash([]);
    if (at > last) mark(pen, i, bound(place.x(x(last))), bound(place.y(y(last))), paper);
  });
  for (const point of minima) plus(pen, place.x(point[across]), place.y(point[up]));
  pen.beginPath();
  pen.arc(place.x(start[across]), place.y(start[up]), 6, 0, 2 * Math.PI);
  pen.strokeStyle = colour('--ink');
  pen.lineWidth = 2;
  pen.stroke();
}

/** The points that networks learn from, x, y and class of each, and the border that each network draws between the classes. */
export function drawBorders(canvas, { window: view, examples, borders }) {
  const place = places(canvas, view);
  const { pen, width, height } = surface(canvas, place.height);
  const ink = colour('--ink');
  const paper = colour('--paper');
  for (const [i, rings] of borders.entries()) {
    trace(pen, place, rings);
    pen.save();
    pen.globalAlpha = 0.3 / borders.length;
    pen.fillStyle = colour(colourOf(i));
    pen.fill('evenodd');
    pen.restore();
  }
  const radius = Math.min(3.2, width / 160);
  for (let i = 0; i < examples.length; i += 3) {
    pen.beginPath();
    pen.arc(place.x(examples[i]), place.y(examples[i + 1]), radius, 0, 2 * Math.PI);
    pen.fillStyle = examples[i + 2] === 0 ? ink : paper;
    pen.fill();
    pen.strokeStyle = ink;
    pen.lineWidth = 1.2;
    pen.stroke();
  }
  for (const [i, rings] of borders.entries()) {
    trace(pen, place, rings);
    pen.strokeStyle = colour(colourOf(i));
    pen.setLineDash(dashes[i % 6]);
    pen.lineWidth = 2.2;
    pen.stroke();
    pen.setLineDash([]);
  }
  axes(pen, width, height, view);
}

function mark(pen, i, x, y, paper) {
  pen.save();
  pen.translate(x, y);
  const shape = new Path2D(markerOf(i));
  pen.strokeStyle = paper;
  pen.lineWidth = 3;
  pen.stroke(shape);
  pen.fillStyle = colour(colourOf(i));
  pen.fill(shape);
  pen.restore();
}

function plus(pen, x, y) {
  for (const [style, width] of [[colour('--paper'), 5], [colour('--ink'), 2]]) {
    pen.strokeStyle = style;
    pen.lineWidth = width;
    pen.beginPath();
    pen.moveTo(x - 7, y);
    pen.lineTo(x + 7, y);
    pen.moveTo(x, y - 7);
    pen.lineTo(x, y + 7);
    pen.stroke();
  }
}

function axes(pen, width, height, [left, right, bottom, top]) {
  pen.font = '12px system-ui, "DejaVu Sans", sans-serif';
  const label = (words, x, y) => {
    pen.lineWidth = 3;
    pen.strokeStyle = colour('--paper');
    pen.strokeText(words, x, y);
    pen.fillStyle = colour('--faint');
    pen.fillText(words, x, y);
  };
  pen.textAlign = 'center';
  for (const x of ticks(left, right, Math.max(3, width / 90))) {
    const at = (x - left) / (right - left) * width;
    if (at > 24 && at < width - 16) label(text(x), at, height - 6);
  }
  pen.textAlign = 'left';
  for (const y of ticks(bottom, top, Math.max(3, height / 70))) {
    const at = (top - y) / (top - bottom) * height;
    if (at > 12 && at < height - 22) label(text(y), 5, at + 4);
  }
}
