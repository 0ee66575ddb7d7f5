// The steps of the paths, one by one or played.
import { $, page } from './state.js';

let draw;

export function goTo(next) {
  page.step = Math.max(0, Math.min(page.seen.steps, next));
  draw();
}

export function play(on) {
  const wasPlaying = page.isPlaying;
  page.isPlaying = on;
  $('play').textContent = on ? 'Pause' : 'Play';
  if (!on) {
    if (wasPlaying) draw();
    return;
  }
  if (page.step >= page.seen.steps) goTo(0);
  // Six seconds for a run, but at most as many steps a second as are seen apart.
  const rate = Math.max(8, page.seen.steps / 6);
  let [began, from] = [performance.now(), page.step];
  requestAnimationFrame(function next(now) {
    if (!page.isPlaying) return;
    const due = Math.min(page.seen.steps, from + Math.floor((now - began) / 1000 * rate));
    if (due < page.step || due > page.step + rate) [began, from] = [now, page.step];
    else if (due !== page.step) goTo(due);
    if (page.step >= page.seen.steps) play(false);
    else requestAnimationFrame(next);
  });
}

/** @param drawn draws the step that is shown */
export function wirePlayer(drawn) {
  draw = drawn;
  $('step').addEventListener('input', event => {
    play(false);
    goTo(event.target.valueAsNumber);
  });
  $('play').addEventListener('click', () => play(!page.isPlaying));
  for (const [id, way] of [['back', -1], ['forward', 1]]) {
    $(id).addEventListener('click', () => {
      play(false);
      goTo(page.step + way);
    });
  }
}
