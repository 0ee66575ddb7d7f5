// The optimizers of TensorFlow.js: pureoptim laws --command "node tfjs_adapter.mjs momentum useNesterov=true" in a folder with @tensorflow/tfjs.
import { createRequire } from "module";

const tf = createRequire(process.cwd() + "/")("@tensorflow/tfjs");
await tf.setBackend("cpu");
const floats = list => list.map(Number), shown = list => Array.from(list, x => Number.isFinite(x) ? x : String(x));
const split = (flat, shapes, at = 0) => shapes.map(s => tf.tensor(flat.slice(at, at += s.reduce((a, b) => a * b, 1)), s, "float32"));
const bits = tensors => tensors.map(t => new Uint32Array(t.dataSync().slice().buffer).join()).join();

function defaults(name) { // Where the library has none, the rate is 0.01 and the momentum 0.9.
  const config = (...given) => ({ learningRate: 0.01, ...JSON.parse(JSON.stringify(tf.train[name](...given).getConfig())) });
  try { return config(); } catch { return config(0.01, 0.9); }
}

async function begin(q, settings) {
  const variables = split(floats(q.start), q.shapes).map(t => t.variable()), type = tf.train[q.optimizer](0.01, 0.9).constructor;
  const optimizer = type.fromConfig(type, { ...defaults(q.optimizer), ...settings, ...q.hyperparameters });
  if (q.state) await optimizer.setWeights(q.state.map(w => ({ name: w.name, tensor: tf.tensor(floats(w.values), w.shape, w.dtype) })));
  return { shapes: q.shapes, variables, optimizer, point: () => shown(variables.flatMap(v => [...v.dataSync()])) };
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

// Serving: a script has what is above, its runs, and a loop over them.
import { readFileSync } from "fs";

const isSetting = a => a.includes("="), given = process.argv.slice(2), names = given.filter(a => !isSetting(a)), runs = new Map();
const settings = Object.fromEntries(given.filter(isSetting).map(a => a.split("=")).map(([k, v]) => [k, JSON.parse(v)]));
const range = value => value >= 0.5 && value < 1 ? { value, from: 0, to: 1 - 2 ** -24 } : { value, from: 0 }; // as in hyperparameters.py
const product = q => tf.mul(tf.tensor1d(floats(q.left), "float32"), tf.tensor1d(floats(q.right), "float32")).dataSync();
const weight = ({ name, tensor: t }) => ({ name, shape: t.shape, dtype: t.dtype, values: shown(t.dataSync()) });
const answers = {
  list: () => ({ optimizers: names.length ? names : Object.keys(tf.train) }),
  describe: q => ({
    protocol: 1, name: [q.optimizer, ...given.filter(isSetting)].join(" "), library: "TensorFlow.js", version: tf.version_core,
    language: `JavaScript, Node ${process.versions.node}`, dtypes: ["float32"], threads: 1, hyperparameters: Object.fromEntries(
      Object.entries({ ...defaults(q.optimizer), ...settings }).filter(([, v]) => typeof v === "number").map(([k, v]) => [k, range(v)])),
  }),
  probe: q => ({ product: shown(tf.tidy(() => product(q))) }),
  begin: async q => ({ point: runs.set(q.run, await begin(q, settings)).get(q.run).point() }),
  run: q => steps(runs.get(q.run), q.gradients),
  save: async q => ({ state: (await runs.get(q.run).optimizer.getWeights()).map(weight) }),
  end: q => (runs.get(q.run)?.variables.forEach(v => v.dispose()), runs.get(q.run)?.optimizer.dispose(), runs.delete(q.run), {}),
  script: q => ({
    suffix: ".mjs", script: `${readFileSync(new URL(import.meta.url), "utf8").split("// Serving")[0]}const runs = [\n${q.runs.map(r =>
      `  ${JSON.stringify({ optimizer: q.optimizer, ...r })},\n`).join("")}];\nfor (const run of runs) {\n  console.log(run.name);
  for (const p of steps(await begin(run, ${JSON.stringify(settings)}), run.gradients).points) console.log("   ", ...p);\n}\n` }),
};
answers.load = answers.begin;

async function answer(line) {
  let q = {};
  try { return await answers[(q = JSON.parse(line)).ask](q); }
  catch (e) { runs.delete(q.run); return { error: `${e.name}: ${e.message}`.replace(/\s+/g, " ") }; }
}

let rest = "";
for await (const chunk of process.stdin.setEncoding("utf8")) {
  const lines = (rest + chunk).split("\n"), replies = [];
  rest = lines.pop();
  for (const line of lines) replies.push(JSON.stringify(await answer(line)) + "\n");
  process.stdout.write(replies.join(""));
}
