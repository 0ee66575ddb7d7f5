// All curves, smoothed or raw, on a linear or a logarithmic axis.
const { data } = page, figure = page.figure(document.querySelector(".plot")), { plot } = figure;
const place = index => data.first + index * data.spacing;
const isLinear = () => !data.hasLogarithm || page.chosen("axis") === "linear";
const raw = () => data.isSmoothed && page.chosen("values") === "raw";
// Of a long curve not all values are here; places are the indices of those that are.
const points = curve => raw() ? curve.raw : curve.smoothed;
const places = ({ places, values }) => (places ?? [...values.keys()]).map(place);
const dash = curve => curve.dashes === null ? "solid" : curve.dashes.split(" ").map(length => `${length}px`).join(",");
let isRead = false;

function verticalAxis() {
  if (isLinear()) return { type: "linear", range: [data.bottom, data.top], uirevision: "linear" };
  return { ...page.lossAxis(raw() ? data.raw : data.smoothed), uirevision: "log" };
}

// Values as they are drawn: on the logarithmic axis zeros lie on its floor.
const drawn = values => isLinear() ? values : page.onFloor(values, raw() ? data.raw : data.smoothed, data.least);

// The slider goes over all places that are drawn of any curve; what is read of another curve is its last value up to there.
const stops = [...new Set(data.curves.flatMap(curve => [curve.raw, curve.smoothed]).flatMap(places))].sort((a, b) => a - b);
function reading(curve, stop) {
  const all = places(points(curve)), i = page.countUpTo(all, stop) - 1;
  if (i < 0 || points(curve).values[i] === null || i === all.length - 1 && all[i] < stop) return curve.outcome;
  return `${page.number(points(curve).values[i])}${all[i] < stop ? ` (at ${all[i]})` : ""}`;
}

// A line through the place of the slider, from when it was first moved.
const readingLine = () => isRead ? [{
  type: "line", yref: "paper", y0: 0, y1: 1, x0: stops[figure.slider.value], x1: stops[figure.slider.value], line: { color: page.colour("--faint"), width: 1 }
}] : [];

const tell = page.reader(figure, stops.length - 1, i => `${stops[i]} of ${stops.at(-1)}`,
  i => data.curves.flatMap((curve, k) => figure.isShown(k) ? [`${curve.name}: ${reading(curve, stops[i])}`] : []),
  () => { isRead = true; return Plotly.relayout(plot, { shapes: readingLine() }); });

function draw() {
  const curves = data.curves, paper = page.colour("--paper");
  const look = curve => ({ color: page.ofCurve(curve.colour), width: raw() ? 1 : 1.8, dash: raw() ? "solid" : dash(curve) });
  const marker = curve => ({ symbol: curve.marker, size: 9, color: paper, line: { width: 2, color: page.ofCurve(curve.colour) } });
  const traces = [
    ...curves.map((curve, k) => ({ x: places(points(curve)), y: drawn(points(curve).values), customdata: points(curve).values, mode: "lines", name: curve.name,
      visible: figure.isShown(k), line: look(curve), opacity: raw() ? 0.6 : 1, hovertemplate: "%{customdata:.4g}" })),
    ...curves.map((curve, k) => ({ x: points(curve).marked.map(place), y: drawn(points(curve).signs), mode: "markers",
      name: curve.name, visible: figure.isShown(k), hoverinfo: "skip", marker: marker(curve) }))
  ];
  tell();
  return page.draw(plot, 560, traces, page.layout({
    xaxis: page.axis(data.horizontal, { range: [Math.min(0, data.first), place(data.longest - 1)], hoverformat: ",d" }),
    yaxis: page.axis(data.vertical, verticalAxis()),
    shapes: readingLine(), hovermode: "x unified", hoverlabel: { bgcolor: paper, font: { size: 13, color: page.colour("--ink") } }
  }));
}

for (const choice of document.querySelectorAll(".controls input[type=radio]")) choice.addEventListener("change", draw);
page.legend(figure, draw);
page.start(figure, draw);
