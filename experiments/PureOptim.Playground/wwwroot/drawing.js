// Everything on a canvas. Colours come from the style sheet, so that they are those of the light or the dark page.

/** Dashes and markers tell the paths apart where colours do not. */
const dashes = [[], [9, 3], [3, 2], [9, 3, 2, 3], [14, 4], [5, 3, 2, 3, 2, 3]];
const markers = ['circle', 'cross', 'square', 'diamond', 'triangle', 'star'];
const arms = { circle: 'M5 0A5 5 0 1 1-5 0A5 5 0 1 1 5 0Z', square: 'M-4.5-4.5H4.5V4.5H-4.5Z', diamond: 'M0-6L6 0L0 6L-6 0Z', triangle: 'M0-6L5.5 4.5H-5.5Z',
  cross: 'M-6-3L-3-6L0-3L3-6L6-3L3 0L6 3L3 6L0 3L-3 6L-6 3L-3 0Z', star: 'M0-7L2-2L7 0L2 2L0 7L-2 2L-7 0L-2-2Z' };

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
export const colourOf = i => `--c${i % 6}`;
const markerOf = i => arms[markers[(i + Math.floor(i / 6)) % 6]];

/** The sign of an optimizer for a table. */
export function sign(i) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of Object.entries({ viewBox: '-8 -8 16 16', width: 16, height: 16, 'aria-hidden': 'true' })) svg.setAttribute(name, value);
  const path = document.createElementNS(svg.namespaceURI, 'path');
  path.setAttribute('d', markerOf(i));
  path.setAttribute('fill', `var(${colourOf(i)})`);
  svg.append(path);
  return svg;
}

/** The drawing surface of a canvas in CSS pixels, cleared. */
function surface(canvas, height) {
  const scale = window.devicePixelRatio || 1;
  const width = canvas.clientWidth;
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
  canvas.style.height = `${height}px`;
  const pen = canvas.getContext('2d');
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, width, height);
  return { pen, width, height };
}

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
      own.beginPath();
      for (const ring of rings) {
        for (let i = 0; i < ring.length; i += 2) own[i ? 'lineTo' : 'moveTo'](place.x(ring[i]), place.y(ring[i + 1]));
        own.closePath();
      }
      own.fillStyle = `rgba(${colour('--band')}, 0.085)`;
      own.fill('evenodd');
      own.strokeStyle = `rgba(${colour('--band')}, 0.55)`;
      own.lineWidth = 0.8;
      own.stroke();
    }
  }
  pen.drawImage(background.canvas, 0, 0, place.width, place.height);
}

/** The paths up to a step over the contour lines. */
export function drawPlane(canvas, { window: view, contours, key, paths, minima, start, step }) {
  const place = places(canvas, view);
  const { pen, width, height } = surface(canvas, place.height);
  ground(pen, place, contours, key);
  axes(pen, width, height, view);
  pen.lineJoin = 'round';
  const paper = colour('--paper');
  paths.forEach(({ points }, i) => {
    const last = Math.min(step, points.length / 2 - 1);
    pen.strokeStyle = colour(colourOf(i));
    pen.setLineDash(dashes[i % 6]);
    pen.lineWidth = 2;
    pen.beginPath();
    // Far outside nothing is seen, and a canvas does not take infinite numbers.
    const bound = value => Math.max(-1e5, Math.min(1e5, value));
    let at = 0;
    for (; at <= last && Number.isFinite(points[2 * at]) && Number.isFinite(points[2 * at + 1]); at++)
      pen[at ? 'lineTo' : 'moveTo'](bound(place.x(points[2 * at])), bound(place.y(points[2 * at + 1])));
    pen.stroke();
    pen.setLineDash([]);
    if (at > last) mark(pen, i, bound(place.x(points[2 * last])), bound(place.y(points[2 * last + 1])), paper);
  });
  for (const point of minima) plus(pen, place.x(point[0]), place.y(point[1]));
  pen.beginPath();
  pen.arc(place.x(start[0]), place.y(start[1]), 6, 0, 2 * Math.PI);
  pen.strokeStyle = colour('--ink');
  pen.lineWidth = 2;
  pen.stroke();
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

/** Round steps for an axis. */
function ticks(from, to, about) {
  const raw = (to - from) / about;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const size = [1, 2, 5, 10].map(factor => factor * unit).find(step => step >= raw);
  const all = [];
  for (let i = Math.ceil(from / size); i * size <= to; i++) all.push(i * size);
  return all;
}

const text = value => value === 0 ? '0' : Math.abs(value) >= 1e5 || Math.abs(value) < 1e-3 ? value.toExponential(0).replace('e+', 'e') : String(Number(value.toPrecision(4)));

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

/** Curves over the steps, on a logarithmic axis where all is positive and far apart. */
export function drawChart(canvas, series, step, steps) {
  const { pen, width, height } = surface(canvas, 170);
  const seen = series.flatMap(({ values }) => Array.from(values)).filter(Number.isFinite);
  if (seen.length === 0) return;
  const firsts = series.map(({ values }) => values.find(Number.isFinite)).filter(Number.isFinite);
  const least = seen.reduce((low, value) => Math.min(low, value), Infinity);
  // A curve that explodes leaves the picture: it would press the others into one line.
  const most = Math.min(seen.reduce((high, value) => Math.max(high, value), -Infinity), least + 100 * Math.max(...firsts.map(value => value - least)) || Infinity);
  const positive = seen.reduce((low, value) => value > 0 ? Math.min(low, value) : low, Infinity);
  const isLog = least >= 0 && positive < Infinity && most / positive > 50;
  // Fifteen decades at most: what is below is drawn at the bottom.
  const floor = isLog ? Math.max(positive, most * 1e-15) : least;
  const scale = isLog ? value => Math.log10(Math.max(value, floor)) : value => value;
  let [low, high] = [scale(floor), scale(most)];
  if (!(high > low)) [low, high] = [low - 1, high + 1];
  const room = { left: 48, right: width - 8, top: 8, bottom: height - 22 };
  const x = at => room.left + at / Math.max(1, steps) * (room.right - room.left);
  const y = value => room.bottom - (scale(value) - low) / (high - low) * (room.bottom - room.top);
  pen.font = '12px system-ui, "DejaVu Sans", sans-serif';
  pen.lineWidth = 1;
  const marks = isLog ? ticks(low, high, 4).filter(Number.isInteger).map(exponent => [10 ** exponent, `1e${exponent}`]) : ticks(low, high, 4).map(value => [value, text(value)]);
  pen.textAlign = 'right';
  for (const [value, words] of marks) {
    pen.strokeStyle = colour('--line');
    pen.beginPath();
    pen.moveTo(room.left, y(value));
    pen.lineTo(room.right, y(value));
    pen.stroke();
    pen.fillStyle = colour('--faint');
    pen.fillText(words, room.left - 6, y(value) + 4);
  }
  pen.textAlign = 'center';
  for (const at of ticks(0, Math.max(1, steps), 5)) if (Number.isInteger(at)) pen.fillText(String(at), Math.min(x(at), width - 14), height - 6);
  pen.save();
  pen.beginPath();
  pen.rect(room.left, room.top - 2, room.right - room.left, room.bottom - room.top + 4);
  pen.clip();
  for (const { values, index, from } of series) {
    pen.strokeStyle = colour(colourOf(index));
    pen.setLineDash(dashes[index % 6]);
    pen.lineWidth = 1.8;
    pen.beginPath();
    let isDown = false;
    for (let i = 0; i < values.length; i++) {
      if (!Number.isFinite(values[i])) {
        isDown = false;
        continue;
      }
      pen[isDown ? 'lineTo' : 'moveTo'](x(i + from), Math.max(-1e4, y(values[i])));
      isDown = true;
    }
    pen.stroke();
  }
  pen.restore();
  pen.strokeStyle = colour('--ink');
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(x(step), room.top);
  pen.lineTo(x(step), room.bottom);
  pen.stroke();
}
