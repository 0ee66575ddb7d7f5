// The protocol of peers (protocol.md) for adapters in Node: an adapter has the functions begin and steps, and calls serve.
import { readFileSync } from "fs";
import { encode, packed, unpacked } from "./wire.mjs";

const given = process.argv.slice(2), isSetting = a => a.includes("="), names = given.filter(a => !isSetting(a)), options = given.filter(isSetting);
const settings = Object.fromEntries(options.map(a => a.split("=")).map(([k, v]) => [k, JSON.parse(v)]));

// A number is at least 0, and a default of at least a half and below 1 is taken for a decay, which stays below 1.
const ranges = defaults => Object.fromEntries(Object.entries({ ...defaults, ...settings })
  .filter(([name, value]) => typeof value === "number" || typeof value === "boolean" && !(name in settings))
  .map(([name, value]) => [name, { value, ...(typeof value === "number" && { from: 0 }), ...(value >= 0.5 && value < 1 && { to: 1 - 2 ** -24 }) }]));

/** The statements of a run: alone, with another whose steps are taken in turn, or saved after some steps and loaded. */
function taken({ name, gradients, cut, beside, ...start }) {
  const begun = (values, more) => `await begin(${more ? `{ ...${encode(values)}, ${more} }` : encode(values)}, settings);`;
  const show = some => `for (const point of steps(run, ${some}).points) console.log("   ", ...point);\n`;
  return `\nconsole.log(${JSON.stringify(name)});\ngradients = ${encode(gradients)};\nrun = ${begun(start)}\n` + (
    beside ? `// Another run takes its steps in turn with this one's.\nother = ${begun(beside)}\n` +
      `for (const [i, others] of ${encode(beside.gradients)}.entries()) {\n  ${show("gradients.slice(i, i + 1)")}  steps(other, [others]);\n}\n`
    : cut === undefined ? show("gradients")
    : `${show(`gradients.slice(0, ${cut})`)}// A new optimizer goes on from where this one is, with its state.\n` +
      `run = ${begun({ ...start, start: undefined }, "start: run.point(), state: await run.save()")}\n${show(`gradients.slice(${cut})`)}`);
}

/** Answers standard input to its end. A script is the adapter down to the line "// Serving", and runs. */
export async function serve(file, about, adapter) {
  const runs = new Map(), language = `JavaScript, Node ${process.versions.node}`, source = readFileSync(new URL(file), "utf8").split("// Serving")[0];
  const open = number => runs.get(number) ?? (() => { throw Error(`Run ${number} is not open.`); })();
  const closed = number => { if (runs.has(number)) adapter.end(runs.get(number)); runs.delete(number); };
  async function begin(q) {
    const isPacked = typeof q.start === "string", start = isPacked ? unpacked(q.start, Infinity).flat() : q.start;
    const run = await adapter.begin({ ...q, start }, settings);
    runs.set(q.run, Object.assign(run, { size: start.length }));
    return { point: isPacked ? packed([run.point()]) : run.point() };
  }
  function steps(q) {
    const run = open(q.run), isPacked = typeof q.gradients === "string";
    const { points, ...more } = adapter.steps(run, isPacked ? unpacked(q.gradients, run.size) : q.gradients);
    return { points: isPacked ? packed(points) : points, ...more };
  }
  const answers = {
    list: () => ({ optimizers: (names.length ? names : adapter.names).map(n => [n, ...options].join(" ")) }),
    describe: q => ({ protocol: 1, name: q.optimizer, packed: true, ...about, language, hyperparameters: ranges(adapter.defaults(q.optimizer.split(" ")[0])) }),
    probe: q => ({ product: adapter.product(q.left, q.right) }),
    begin,
    load: begin,
    run: steps,
    take: async q => { const replies = { ...await begin(q), ...steps(q) }; closed(q.run); return replies; },
    save: async q => ({ state: await open(q.run).save() }),
    end: q => (closed(q.run), {}),
    script: q => ({
      suffix: ".mjs",
      script: `${source}const settings = ${JSON.stringify(settings)};\nlet run, other, gradients;\n${q.runs.map(taken).join("")}`,
    }),
  };

  async function answer(line) {
    let q = {};
    try { return await answers[(q = JSON.parse(line)).ask](q); }
    catch (e) { closed(q.run); return { error: `${e.name}: ${e.message}`.replace(/\s+/g, " ") }; }
  }

  let rest = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) { // all complete lines of what there is, then one write
    const lines = (rest + chunk).split("\n"), replies = [];
    rest = lines.pop();
    for (const line of lines) replies.push(encode(await answer(line)) + "\n");
    process.stdout.write(replies.join(""));
  }
}
