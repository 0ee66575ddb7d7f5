// What all pictures on canvases share. Colours come from the style sheet, so that they are those of the light or the dark page.

/** Dashes and markers tell the paths apart where colours do not. */
export const dashes = [[], [9, 3], [3, 2], [9, 3, 2, 3], [14, 4], [5, 3, 2, 3, 2, 3]];
const markers = ['circle', 'cross', 'square', 'diamond', 'triangle', 'star'];
const arms = { circle: 'M5 0A5 5 0 1 1-5 0A5 5 0 1 1 5 0Z', square: 'M-4.5-4.5H4.5V4.5H-4.5Z', diamond: 'M0-6L6 0L0 6L-6 0Z', triangle: 'M0-6L5.5 4.5H-5.5Z',
  cross: 'M-6-3L-3-6L0-3L3-6L6-3L3 0L6 3L3 6L0 3L-3 6L-6 3L-3 0Z', star: 'M0-7L2-2L7 0L2 2L0 7L-2 2L-7 0L-2-2Z' };

export const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
export const colourOf = i => `--c${i % 6}`;
export const markerOf = i => arms[markers[(i + Math.floor(i / 6)) % 6]];

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
export function surface(canvas, height) {
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

/** Round steps for an axis. */
export function ticks(from, to, about) {
  const raw = (to - from) / about;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const size = [1, 2, 5, 10].map(factor => factor * unit).find(step => step >= raw);
  const all = [];
  for (let i = Math.ceil(from / size); i * size <= to; i++) all.push(i * size);
  return all;
}

/** A number at an axis. */
export const text = value => value === 0 ? '0' : Math.abs(value) >= 1e5 || Math.abs(value) < 1e-3 ? value.toExponential(0).replace('e+', 'e') : String(Number(value.toPrecision(4)));
