// Momentum as peer_adapter.c has it, with peer.mjs.
const floats = list => list.map(Number);

function begin({ start, hyperparameters, state }, settings) {
  const point = floats(start), velocity = floats(state ?? point.map(() => 0));
  return { point: () => [...point], save: () => [...velocity], at: point, velocity, ...{ lr: 0.01, momentum: 0.9, ...settings, ...hyperparameters } };
}

function steps(run, gradients) {
  const points = gradients.map(gradient => {
    floats(gradient).forEach((g, i) => { run.at[i] -= run.lr * (run.velocity[i] = run.momentum * run.velocity[i] + g); });
    return run.point();
  });
  return { points };
}

// Serving
const { serve } = await import("./peer.mjs");
await serve(import.meta.url, { library: "example", version: "1", dtypes: ["float64"], threads: 1 }, {
  names: ["momentum"], defaults: () => ({ lr: 0.01, momentum: 0.9 }), begin, steps, product: (left, right) => floats(left).map((x, i) => x * Number(right[i])), end: () => {},
});
