// What the page offers beside the catalogue, and what it begins with.

/** Formulas to begin from. */
export const formulas = [
  { name: 'a formula', text: 'x^2/20 + y^2', start: [-7, 2] },
  { name: 'waves', text: 'sin(x)*cos(y) + (x^2 + y^2)/40', start: [-4, 3] },
  { name: 'a kink', text: 'abs(x) + abs(x + 3*y)/2', start: [3, 2] },
  { name: 'three coordinates', text: 'x^2/20 + (y - sin(x))^2 + (z - x*y/4)^2', start: [-5, 2, 2] },
];

/** A network that learns points of a pattern. */
export const networkOn = pattern => ({ classify: { data: { points: { pattern } }, layers: [2, 8, 2], activation: 'tanh', initialization: 'xavier', batchSize: 50 } });

/** The fewest steps that show a network learn something. */
export const fewestSteps = 300;

/** The description of a page without an address. */
export const first = {
  name: 'playground',
  steps: 60,
  problem: { minimize: { objective: 'valley', start: [-7, 2] } },
  optimizers: [
    { optimizer: { sgd: { learningRate: 0.95 } } },
    { optimizer: { momentum: { learningRate: 0.1 } } },
    { optimizer: { adam: { learningRate: 0.3 } } },
  ],
};
