// All paths over the contour lines, and their losses, up to the step of the slider.
kinds.steps = (figure, data) => {
  const { plot, slider } = figure;
  const play = document.getElementById("play");
  const firstPath = data.rings.length, count = data.paths.length;
  const moving = [...Array(3 * count).keys()].map(i => firstPath + i);
  // The slider goes over the steps that are drawn, which of a long path are not all.
  const stops = [...new Set(data.paths.flatMap(path => path.steps))].sort((a, b) => a - b);
  const most = stops.length - 1;
  const playing = Math.ceil(stops.length / 300); // A long path plays in about the time of a short one.
  let timer = 0;

  // How many of a path's steps are taken when this one is.
  const taken = ({ steps }, step) => page.countUpTo(steps, step);

  const heights = data.paths.map(path => page.onFloor(path.losses, data.losses, data.least));

  // What changes with the step: the paths, their losses, and where each path is now.
  const upTo = step => {
    const counts = data.paths.map(path => taken(path, step));
    const now = (path, i) => Math.min(counts[i], path.x.length) - 1;
    return {
      x: [...data.paths.map((path, i) => path.x.slice(0, counts[i])), ...data.paths.map((path, i) => path.steps.slice(0, counts[i])),
        ...data.paths.map((path, i) => [path.x[now(path, i)]])],
      y: [...data.paths.map((path, i) => path.y.slice(0, counts[i])), ...data.paths.map((path, i) => heights[i].slice(0, counts[i])),
        ...data.paths.map((path, i) => [path.y[now(path, i)]])]
    };
  };

  const ringTrace = ({ level, rings }) => ({
    x: rings.flatMap(ring => [...ring.x, ring.x[0], null]), y: rings.flatMap(ring => [...ring.y, ring.y[0], null]),
    mode: "lines", fill: "toself", fillcolor: `rgba(${page.colour("--band")}, 0.07)`,
    line: { width: 1, color: `rgba(${page.colour("--band")}, 0.6)` },
    hoverinfo: "skip", name: `f = ${level}`
  });

  const stepText = path => path.losses.map((loss, i) =>
    `step ${path.steps[i]}: f = ${loss === null ? "not a number" : Number(loss).toPrecision(4)}${path.steps[i] === path.leftAt ? " (outside)" : ""}`);

  const whole = () => ({ x: [data.window.left, data.window.right], y: [data.window.bottom, data.window.top] });

  function view() {
    if (figure.chosen("view") === "window") return whole();
    const around = (values, low, high) => {
      const numbers = values.filter(value => value !== null), least = Math.min(...numbers), most = Math.max(...numbers);
      const room = 0.12 * (most - least) || 1;
      return [Math.max(low, least - room), Math.min(high, most + room)];
    };
    return {
      x: around(data.paths.flatMap(path => path.x).concat(data.optimum.x), data.window.left, data.window.right),
      y: around(data.paths.flatMap(path => path.y).concat(data.optimum.y), data.window.bottom, data.window.top)
    };
  }

  function draw() {
    const shown = upTo(stops[slider.value]), at = view();
    const path = (kind, i, more) => ({
      x: shown.x[kind * count + i], y: shown.y[kind * count + i], name: data.paths[i].name, visible: figure.isShown(i),
      text: stepText(data.paths[i]), ...more
    });
    const look = ({ colour, marker }, size) => ({
      mode: "lines+markers", line: { color: page.ofCurve(colour), width: 2 },
      marker: { color: page.ofCurve(colour), symbol: marker, size }
    });
    const traces = [
      ...data.rings.map(ringTrace),
      ...data.paths.map((one, i) => path(0, i, { ...look(one, 6), hovertemplate: "%{text}<br>x %{x:.4g}<br>y %{y:.4g}" })),
      ...data.paths.map((one, i) => path(1, i, { ...look(one, 4), xaxis: "x2", yaxis: "y2", hovertemplate: "%{text}" })),
      ...data.paths.map((one, i) => path(2, i, { mode: "markers", hoverinfo: "skip", text: null,
        marker: { color: page.ofCurve(one.colour), symbol: one.marker, size: 12, line: { width: 2, color: page.colour("--paper") } } })),
      { x: [data.optimum.x], y: [data.optimum.y], mode: "markers", name: "minimum",
        hovertemplate: "minimum (%{x}, %{y})<extra></extra>",
        marker: { symbol: "cross-thin", size: 16, line: { width: 2.5, color: page.colour("--ink") } } }
    ];
    const [left, right, upper, lower] = page.wide.matches ? [[0, 0.56], [0.65, 1], [0, 1], [0, 1]] : [[0, 1], [0, 1], [0.56, 1], [0, 0.42]];
    const layout = page.layout({
      xaxis: page.axis("x", { domain: left, range: at.x, showgrid: false }),
      yaxis: page.axis("y", { domain: upper, range: at.y, showgrid: false, ...(data.hasEqualScale ? { scaleanchor: "x" } : {}) }),
      xaxis2: page.axis("step", { domain: right, anchor: "y2", range: [-0.5, data.steps + 0.5] }),
      yaxis2: page.axis("f(x, y)", {
        domain: lower, anchor: "x2", title: { text: "f(x, y)", standoff: 12, font: { color: page.colour("--ink") } }, ...page.lossAxis(data.losses)
      }),
      hovermode: "closest"
    });
    tell();
    return page.draw(plot, page.wide.matches ? 560 : 860, traces, layout);
  }

  // What a path has at a step: its value, and where it is; of a long path, at the last step up to there that is drawn.
  const numbersAt = place => data.paths.flatMap((path, i) => {
    if (!figure.isShown(i)) return [];
    const k = taken(path, stops[place]) - 1, step = path.steps[k];
    const at = k < path.x.length && path.x[k] !== null && path.leftAt !== step ? ` at (${page.number(path.x[k])}, ${page.number(path.y[k])})` : "";
    return [`${path.name}: f = ${page.number(path.losses[k])}${at}${step < stops[place] ? `, step ${step}` : ""}`];
  });
  const tell = page.reader(figure, most, place => `${stops[place]} of ${stops.at(-1)}`, numbersAt, place => { stop(); show(place); });

  function show(place) {
    slider.value = place;
    tell();
    return Plotly.restyle(plot, upTo(stops[place]), moving);
  }

  // While the steps run, the numbers change too fast to be read out.
  function stop() {
    clearTimeout(timer);
    timer = 0;
    play.textContent = "Play";
    figure.numbers.setAttribute("aria-live", "polite");
  }

  async function next() {
    const place = Math.min(Number(slider.value) + playing, most);
    await show(place);
    if (timer === 0) return;
    if (place < most) timer = setTimeout(next, 120);
    else stop();
  }

  play.addEventListener("click", async () => {
    if (timer !== 0) return stop();
    play.textContent = "Pause";
    figure.numbers.setAttribute("aria-live", "off");
    timer = setTimeout(next, 120);
    if (Number(slider.value) >= most) await show(0);
  });
  for (const choice of document.querySelectorAll("input[name=view]"))
    choice.addEventListener("change", () => Plotly.relayout(plot, { "xaxis.range": view().x, "yaxis.range": view().y }));
  return draw;
};
