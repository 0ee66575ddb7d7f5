// Lines on axes that may be logarithmic.
kinds.lines = (plot, data) => () => {
  const paper = page.colour("--paper");
  const traces = data.lines.map(line => ({
    x: line.x, y: line.y, mode: "lines+markers", name: line.isAlarming ? `${line.name}: ${line.outcome}` : line.name, connectgaps: false,
    line: { color: page.ofCurve(line.colour), width: 2, dash: study.dash(line.dashes) },
    marker: { symbol: line.marker, size: line.x.map((_, i) => i % data.markerEvery === 0 ? 8 : 0), color: paper,
      line: { width: 2, color: page.ofCurve(line.colour) } },
    hovertemplate: "%{y:.4g}"
  }));
  const limit = data.limit && {
    type: "line", xref: "paper", x0: 0, x1: 1, y0: data.limit.value, y1: data.limit.value,
    line: { color: "#b3261e", width: 1, dash: "dot" }, label: { text: data.limit.label, textposition: "start", font: { color: "#b3261e", size: 12 } }
  };
  return Plotly.react(plot, traces, page.layout({
    xaxis: study.axis(data.horizontal), yaxis: study.axis(data.vertical), legend: study.legend(), shapes: limit ? [limit] : [],
    hovermode: "x unified", hoverlabel: { bgcolor: paper, font: { size: 13, color: page.colour("--ink") } }, margin: { l: 70, r: 20, t: 70, b: 50 }
  }), page.config);
};
