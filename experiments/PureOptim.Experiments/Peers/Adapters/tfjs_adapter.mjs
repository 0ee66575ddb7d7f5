// The optimizers of TensorFlow.js: pureoptim laws --command "node tfjs_adapter.mjs momentum useNesterov=true" in a folder with @tensorflow/tfjs.
import { createRequire } from "module";

const tf = createRequire(process.cwd() + "/")("@tensorflow/tfjs");
await tf.setBackend("cpu");
const floats = list => list.map(Number);
const split = (flat, shapes, at = 0) => shapes.map(s => tf.tensor(flat.slice(at, at += s.reduce((a, b) => a * b, 1)), s, "float32"));
const bits = tensors => tensors.map(t => new Uint32Array(t.dataSync().slice().buffer).join()).join();

function defaults(name) { // Where the library has none, the rate is 0.01 and the momentum 0.9.
  const config = (...given) => ({ learningRate: 0.01, ...JSON.parse(JSON.stringify(tf.train[name](...given).getConfig())) });
  try { return config(); } catch { return config(0.01, 0.9); }
}

async function begin(q, settings) {
  const variables = split(floats(q.start), q.shapes).map(t => t.variable()), name = q.optimizer.split(" ")[0];
  const type = tf.train[name](0.01, 0.9).constructor, optimizer = type.fromConfig(type, { ...defaults(name), ...settings, ...q.hyperparameters });
  if (q.state) await optimizer.setWeights(q.state.map(w => ({ name: w.name, tensor: tf.tensor(floats(w.values), w.shape, w.dtype) })));
  return { shapes: q.shapes, variables, optimizer, point: () => variables.flatMap(v => [...v.dataSync()]), save: () => saved(optimizer) };
}

async function saved(optimizer) {
  return (await optimizer.getWeights()).map(({ name, tensor: t }) => ({ name, shape: t.shape, dtype: t.dtype, values: [...t.dataSync()] }));
}

function steps(run, gradients) {
  let overwrote = false;
  const points = gradients.map(gradient => tf.tidy(() => {
    const given = split(floats(gradient), run.shapes), before = bits(given);
    run.optimizer.applyGradients(run.variables.map((v, i) => ({ name: v.name, tensor: given[i] })));
    overwrote ||= bits(given) !== before;
    return run.point();
  }));
  return { points, overwrote };
}

// Serving
const { serve } = await import("./peer.mjs");
const multiplied = (left, right) => tf.mul(tf.tensor1d(floats(left), "float32"), tf.tensor1d(floats(right), "float32")).dataSync();
await serve(import.meta.url, { library: "TensorFlow.js", version: tf.version_core, dtypes: ["float32"], threads: 1 }, {
  names: Object.keys(tf.train), defaults, begin, steps, product: (left, right) => [...tf.tidy(() => multiplied(left, right))],
  end: run => { run.variables.forEach(v => v.dispose()); run.optimizer.dispose(); },
});
