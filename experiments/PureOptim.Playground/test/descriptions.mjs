// Descriptions of all kinds, which the page and the tool run.
import { on, trained } from './browser.mjs';

export const descriptions = [
  on('valley', ['sgd', 'momentum', 'adam']),
  on('valley', ['sgd', 'momentum', 'adam'], { precision: 'float32' }),
  on({ formula: 'x^2/20 + y^2' }, ['nesterov', 'rmsProp'], { steps: 250 }, [-7, 2]),
  on({ formula: { text: 'sin(x)*cos(y) + (x^2 + y^2)/40', start: [-4, 3] } }, ['adam', 'lion', 'yogi']),
  on({ formula: 'exp(x/4) + log(1 + y^2) + tanh(x*y)' }, ['adamW', 'nAdam', 'rAdam'], { steps: 400 }),
  on({ formula: 'abs(x)^1.5 + cbrt(y^2) + atan2(y, x)^2' }, ['adaGrad', 'adadelta'], { precision: 'float32' }),
  on({ formula: 'max(x1, x2)^2 + sqrt(1 + x3^2) + x4^4' }, ['adan', 'qhm', 'adaBelief'], { steps: 77 }, [1, -2, 3, -0.5]),
  on('rosenbrock', ['adam', 'lbfgs', 'adamax'], { steps: 1000 }),
  on({ rosenbrock: { dimension: 5 } }, ['amsGrad', 'sgd'], { steps: 300 }),
  on('himmelblau', [{ adam: { learningRate: { cosine: { start: 0.5, steps: 100 } } } }, { sgd: { learningRate: { exponential: { start: 0.01, factor: 0.98 } } } }]),
  on('beale', [{ momentum: { learningRate: { linear: { start: 0.01, end: 0.001, steps: 80 } }, momentumFactor: 0.8 } }]),
  on('rastrigin', ['prodigy', 'dog', 'dowg'], { steps: 500 }),
  on('booth', [{ clipByGlobalNorm: { wrapped: 'adam', maximum: 1 } }, { lookahead: { wrapped: 'sgd' } }]),
  on('logisticRegression', ['adam', 'rmsProp', 'polyakSgd'], { steps: 200 }),
  on('matyas', ['rprop', 'signSgd', 'signum', 'tiger'].slice(0, 3)),
  on('zakharov', ['adaBound', 'madgrad', 'cocob']),
  on('styblinskiTang', ['sm3', 'novoGrad', 'lars']),
  on('ellipse', [{ rmsProp: { epsilonPlacement: 'insideRoot', learningRate: 0.1 } }], { steps: 1 }),
  on('doubledRotatedEllipse', ['noisySgd'], { seed: 7 }),
  on({ formula: '-x^2' }, ['sgd', 'adam'], { steps: 20000 }),
  trained({ pattern: 'exclusiveOr' }, ['adam', 'sgd', 'lion'], { steps: 120, seed: 5 }, { activation: 'tanh', initialization: 'xavier' }),
  trained({ pattern: 'moons', count: 60, noise: 0.2, seed: 3 }, ['rmsProp', { scheduleFree: { wrapped: 'adamW' } }], { precision: 'float32', steps: 90 }, { batchSize: 20 }),
  trained({ pattern: 'spirals' }, ['momentum'], { steps: 250 }, { layers: [2, 7, 5, 3], activation: 'sigmoid' }),
];
