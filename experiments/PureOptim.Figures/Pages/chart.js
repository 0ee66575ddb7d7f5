// Curves and lines, smoothed or raw, on axes that may be logarithmic.
kinds.chart = (figure, data) => {
  const { plot } = figure, { series, limit, logarithm } = data;
  const raw = () => figure.chosen("values") === "raw", log = () => figure.chosen("axis") === "log";
  const points = one => raw() ? one.raw : one.drawn;
  const losses = () => raw() ? logarithm.raw : logarithm.drawn;
  const verticalAxis = () => page.axis(data.vertical.name, log() ? { ...page.lossAxis(losses()), uirevision: "log" } : { ...axes.of(data.vertical), uirevision: "linear" });

  // Values as they are drawn: on a logarithmic axis zeros lie on its floor.
  const across = values => axes.onFloor(values, data.horizontal);
  const upwards = values => log() ? page.onFloor(values, losses(), logarithm.least) : axes.onFloor(values, data.vertical);

  // The slider goes over all places that are drawn of any series; what is read of another is its last value up to there.
  const lines = series.flatMap(one => [one.drawn, one.raw]).filter(line => line !== null);
  const stops = [...new Set(lines.flatMap(line => line.x))].sort((a, b) => a - b);
  const ascending = new Map(lines.map(line => [line, line.x.map((x, i) => [x, line.y[i]]).sort(([one], [other]) => one - other)]));
  const places = new Map(lines.map(line => [line, ascending.get(line).map(([x]) => x)]));
  function reading(one, stop) {
    const all = ascending.get(points(one)), i = page.countUpTo(places.get(points(one)), stop) - 1;
    if (one.missed.x.includes(stop)) return limit.label;
    if (i < 0 || all[i][1] === null || i === all.length - 1 && all[i][0] < stop) return one.outcome;
    return `${page.number(all[i][1])}${all[i][0] < stop ? ` (at ${page.number(all[i][0])})` : ""}`;
  }

  // A line through the place of the slider, from when it was first moved, and the line across that is a border.
  let isRead = false;
  const shapes = () => [
    ...(limit ? [{
      type: "line", xref: "paper", x0: 0, x1: 1, y0: limit.value, y1: limit.value, line: { color: page.colour("--alarm"), width: 1, dash: "dot" },
      label: { text: limit.label, textposition: "start", yanchor: "bottom", padding: 5, font: { color: page.colour("--alarm"), size: 12 } }
    }] : []),
    ...(isRead ? [{
      type: "line", yref: "paper", y0: 0, y1: 1, x0: stops[figure.slider.value], x1: stops[figure.slider.value], line: { color: page.colour("--faint"), width: 1 }
    }] : [])
  ];
  const tell = page.reader(figure, stops.length - 1, i => data.isLarge ? `${stops[i]} of ${stops.at(-1)}` : page.number(stops[i]),
    i => series.flatMap((one, k) => figure.isShown(k) && reading(one, stops[i]) ? [`${one.name}: ${reading(one, stops[i])}`] : []),
    () => { isRead = true; return Plotly.relayout(plot, { shapes: shapes() }); });

  function draw() {
    const paper = page.colour("--paper");
    const look = one => ({ color: page.ofCurve(one.colour), width: raw() ? 1 : 1.8, dash: raw() ? "solid" : page.dash(one.dashes) });
    const marker = one => ({ symbol: one.marker, size: 9, color: paper, line: { width: 2, color: page.ofCurve(one.colour) } });
    const each = (what, more) => series.map((one, k) => ({ name: one.name, visible: figure.isShown(k), x: across(what(one).x), y: upwards(what(one).y), ...more(one) }));
    const traces = [
      ...each(points, one => ({ mode: "lines", line: look(one), opacity: raw() ? 0.6 : 1, connectgaps: false, customdata: points(one).y, hovertemplate: "%{customdata:.4g}" })),
      ...each(one => points(one).signs, one => ({ mode: "markers", hoverinfo: "skip", marker: marker(one) })),
      // What was not reached stands on the border that says so, apart from its line.
      ...each(one => one.missed, one => ({ mode: "markers", hovertemplate: limit?.label ?? "not reached",
        marker: { symbol: "x-thin", size: 11, line: { width: 2.5, color: page.ofCurve(one.colour) } } }))
    ];
    tell();
    return page.draw(plot, data.isLarge ? 560 : 480, traces, page.layout({
      xaxis: page.axis(data.horizontal.name, { ...axes.of(data.horizontal), ...(data.isLarge ? { hoverformat: ",d" } : {}) }), yaxis: verticalAxis(),
      shapes: shapes(), hovermode: "x unified", hoverlabel: { bgcolor: paper, font: { size: 13, color: page.colour("--ink") } }, margin: { l: 70 }
    }));
  }

  for (const choice of figure.controls.querySelectorAll("input[type=radio]")) choice.addEventListener("change", draw);
  return draw;
};
