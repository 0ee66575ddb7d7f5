// The library, and the order of its runs: a frame begins one run at most, the newest that was asked for, and no frame computes for longer than a slice.
import { dotnet } from './_framework/dotnet.js';

/** The milliseconds of a frame that are for computing; a run that takes longer goes on in the next. */
const slice = 9;

/** What tests ask: the frames with a run, the most runs that one frame began, those that a newer one replaced. */
export const counts = { frames: 0, begun: 0, mostInAFrame: 0, finished: 0, replaced: 0 };

let library;
let wanted = null;
let running = null;
let asleep = true;

/** Whether no run is going on or waiting. */
export const isIdle = () => !wanted && !running;

/** Loads the library. */
export async function load() {
  const { getAssemblyExports, getConfig } = await dotnet.create();
  library = (await getAssemblyExports(getConfig().mainAssemblyName)).Program;
}

export const choices = () => JSON.parse(library.Choices());

/** A description as the page shows it, or { fault }. */
export const look = description => JSON.parse(library.Look(JSON.stringify(description)));

/** A description as a file for the tool, { text, id }. */
export const identity = description => JSON.parse(library.Identity(JSON.stringify(description)));

/** The first fault of a formula, { column, message }; null where there is none. */
export const formulaFault = text => JSON.parse(library.FormulaFault(text) || 'null');

/** The values of a schedule for so many steps. */
export const values = (schedule, steps) => library.Values(JSON.stringify(schedule), steps);

/** The points that the network of a description learns from: x, y and the class of each. */
export const examples = description => library.Examples(JSON.stringify(description));

/** The contour lines of a function in the plane of two coordinates through a point, the highest level first: { level, rings }, and the rings in the coordinates of the function. */
export const contours = (description, point, across, up, window, cells) => levelsOf(library.Contours(JSON.stringify(description), point, across, up, window, cells));

/** The rings around what the network of an optimizer of the last finished run takes for class 0 at a step. */
export const border = (optimizer, step, window, cells) => levelsOf(library.Border(optimizer, step, window, cells))[0].rings;

function levelsOf(list) {
  const levels = [];
  for (let at = 0; at < list.length;) {
    const level = list[at++];
    const rings = [];
    for (let count = list[at++]; count > 0; count--) {
      const length = list[at++];
      rings.push(list.slice(at, at + 2 * length));
      at += 2 * length;
    }
    levels.push({ level, rings });
  }
  return levels;
}

/** Asks for a run; one that was asked for before and is not finished never will be. */
export function run(description, then) {
  if (wanted || running) counts.replaced++;
  wanted = { description, then };
  running = null;
  if (asleep) requestAnimationFrame(frame);
  asleep = false;
}

/** What an optimizer of the finished run did; first is the step of its first loss. */
const found = i => ({
  points: library.Points(i), first: library.FirstStep(i), losses: library.Losses(i), accuracy: library.Accuracy(i), digest: library.DigestOf(i), chain: library.ChainOf(i),
});

function frame() {
  asleep = true;
  const before = counts.begun;
  counts.frames++;
  if (wanted) {
    [running, wanted] = [wanted, null];
    counts.begun++;
    const fault = library.Begin(JSON.stringify(running.description));
    if (fault) {
      const { then } = running;
      running = null;
      then({ fault });
    }
  }
  if (running) {
    const done = library.Advance(slice);
    if (done < 1) {
      running.then({ done });
    } else {
      const { description, then } = running;
      running = null;
      counts.finished++;
      then({ view: JSON.parse(library.LookAtRun()), paths: description.optimizers.map((_, i) => found(i)) });
    }
  }
  counts.mostInAFrame = Math.max(counts.mostInAFrame, counts.begun - before);
  if (asleep && (wanted || running)) {
    asleep = false;
    requestAnimationFrame(frame);
  }
}
