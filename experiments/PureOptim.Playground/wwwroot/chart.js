// The charts below the picture.
import { colour, colourOf, dashes, surface, text, ticks } from './drawing.js';

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
