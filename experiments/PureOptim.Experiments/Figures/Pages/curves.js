// All curves, smoothed or raw, on a linear or a logarithmic axis.
const { data, plot } = page;
const place = index => data.first + index * data.spacing;
const raw = () => page.chosen("values") === "raw";
// Of a long curve not all values are here; places are the indices of those that are.
const points = curve => raw() ? curve.raw : curve.smoothed;
const places = ({ places, values }) => (places ?? [...values.keys()]).map(place);
const dash = curve => curve.dashes === null ? "solid" : curve.dashes.split(" ").map(length => `${length}px`).join(",");

function verticalAxis() {
  if (page.chosen("axis") === "linear") return { type: "linear", range: [0, data.top], uirevision: "linear" };
  // The curves that did not diverge fill the picture.
  const kept = data.curves.some(curve => !curve.diverged) ? data.curves.filter(curve => !curve.diverged) : data.curves;
  const logs = kept.flatMap(curve => points(curve).values).filter(value => value > 0).map(Math.log10);
  const range = [logs.reduce((a, b) => Math.min(a, b), 1) - 0.1, logs.reduce((a, b) => Math.max(a, b), -300) + 0.1];
  const decades = range[1] - range[0];
  return { type: "log", range, tickformat: "~g", dtick: decades < 3 ? "D2" : Math.ceil(decades / 8), uirevision: "log" };
}

function draw() {
  const curves = data.curves, paper = page.colour("--paper");
  const look = curve => ({ color: page.ofCurve(curve.colour), width: raw() ? 1 : 1.8, dash: raw() ? "solid" : dash(curve) });
  const marker = curve => ({ symbol: curve.marker, size: 9, color: paper, line: { width: 2, color: page.ofCurve(curve.colour) } });
  const traces = [
    // The legend's entries hold no points: lines and markers are separate traces, so that there is a marker now and then only.
    ...curves.map(curve => ({ x: [null], y: [null], mode: "lines+markers",
      name: curve.diverged ? `${curve.name}: ${curve.outcome}` : curve.name, legendgroup: curve.name,
      line: { ...look(curve), width: 2, dash: dash(curve) }, marker: marker(curve) })),
    ...curves.map(curve => ({ x: places(points(curve)), y: points(curve).values, mode: "lines", name: curve.name,
      legendgroup: curve.name, showlegend: false, line: look(curve), opacity: raw() ? 0.6 : 1, hovertemplate: "%{y:.4g}" })),
    ...curves.map(curve => ({ x: points(curve).marked.map(place), y: points(curve).signs, mode: "markers",
      name: curve.name, legendgroup: curve.name, showlegend: false, hoverinfo: "skip", marker: marker(curve) }))
  ];
  const layout = page.layout({
    xaxis: page.axis(data.horizontal, { range: [Math.min(0, data.first), place(data.longest - 1)], hoverformat: ",d" }),
    yaxis: page.axis(data.vertical, verticalAxis()),
    legend: { orientation: "h", x: 0, y: 1.02, yanchor: "bottom", font: { color: page.colour("--ink") } },
    hovermode: "x unified", hoverlabel: { bgcolor: paper, font: { size: 13, color: page.colour("--ink") } },
    margin: { l: 60, r: 20, t: 70, b: 50 }
  });
  return Plotly.react(plot, traces, layout, page.config);
}

for (const choice of document.querySelectorAll("#controls input")) choice.addEventListener("change", draw);
page.start(draw);
