// What the page offers beside the catalogue, and what it begins with.

/** The exclusive or of two inputs, -1 or 1, learned by two hidden neurons: nine weights. */
const plus = (sign, name) => `${sign > 0 ? '+' : '-'} ${name}`;
const neuron = (bias, a, b) => `tanh(x${bias} ${plus(a, `x${bias + 1}`)} ${plus(b, `x${bias + 2}`)})`;
const example = (a, b, wanted) => `(x7*${neuron(1, a, b)} + x8*${neuron(4, a, b)} + x9 ${plus(-wanted, 1)})^2`;
const network = `(${[[-1, -1, -1], [-1, 1, 1], [1, -1, 1], [1, 1, -1]].map(([a, b, t]) => example(a, b, t)).join(' + ')})/4`;

/** Formulas to begin from. */
export const formulas = [
  { name: 'a formula', text: 'x^2/20 + y^2', start: [-7, 2] },
  { name: 'a formula: waves', text: 'sin(x)*cos(y) + (x^2 + y^2)/40', start: [-4, 3] },
  { name: 'a formula: a kink', text: 'abs(x) + abs(x + 3*y)/2', start: [3, 2] },
  { name: 'a network that learns the exclusive or', text: network, start: [0.1, 0.5, -0.4, -0.2, -0.3, 0.6, 0.4, 0.3, -0.1] },
];

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
