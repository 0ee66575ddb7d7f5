// What the modules of the page share. The description is the only state that counts; the rest follows from it, or says what of it is in sight.

export const $ = id => document.getElementById(id);

export const page = {
  /** What the library offers. */
  choices: null,
  /** The description, as the form has it. */
  description: null,
  /** The description of the run that is shown, as the library sees it. */
  seen: null,
  /** That description itself. */
  shown: null,
  /** What each optimizer of that run did. */
  paths: [],
  /** The step that is shown. */
  step: 0,
  isPlaying: false,
};

export const isNetwork = () => 'classify' in page.description.problem;
export const minimize = () => page.description.problem.minimize;
export const classify = () => page.description.problem.classify;
export const isFormula = () => !isNetwork() && typeof minimize().objective === 'object' && 'formula' in minimize().objective;
export const formulaText = () => typeof minimize().objective.formula === 'string' ? minimize().objective.formula : minimize().objective.formula.text;

/** The names of the coordinates of a function. */
export const coordinates = dimension => Array.from({ length: dimension }, (_, i) => dimension <= 3 ? 'xyz'[i] : `x${i + 1}`);

/** The point of a path at a step. */
export function pointAt(path, step) {
  const { dimension } = page.seen.objective;
  return Array.from(path.points.slice(step * dimension, (step + 1) * dimension));
}

/** The loss at a step; undefined at the start of a network, which has seen no batch. */
export const lossAt = (path, step) => path.losses[step - path.first];
