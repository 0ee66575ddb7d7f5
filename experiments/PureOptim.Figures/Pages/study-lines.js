// Lines on axes that may be logarithmic.
kinds.lines = (figure, data) => {
  const { plot } = figure, places = [...new Set(data.lines.flatMap(line => line.x))].sort((a, b) => a - b);
  const maps = data.lines.map(line => new Map(line.x.map((x, i) => [x, line.y[i]])));
  let isRead = false;
  const reading = () => isRead ? [{
    type: "line", yref: "paper", y0: 0, y1: 1, x0: places[figure.slider.value], x1: places[figure.slider.value], line: { color: page.colour("--faint"), width: 1 }
  }] : [];
  const limit = () => data.limit ? [{
    type: "line", xref: "paper", x0: 0, x1: 1, y0: data.limit.value, y1: data.limit.value, line: { color: page.colour("--alarm"), width: 1, dash: "dot" },
    label: { text: data.limit.label, textposition: "start", yanchor: "bottom", padding: 5, font: { color: page.colour("--alarm"), size: 12 } }
  }] : [];
  const tell = page.reader(figure, places.length - 1, i => page.number(places[i]),
    i => data.lines.flatMap((line, k) => figure.isShown(k) && maps[k].has(places[i]) ? [`${line.name}: ${line.missed.x.includes(places[i]) ? data.limit.label : page.number(maps[k].get(places[i]))}`] : []),
    () => { isRead = true; return Plotly.relayout(plot, { shapes: [...limit(), ...reading()] }); });
  return () => {
    const paper = page.colour("--paper");
    const traces = data.lines.map((line, k) => ({
      x: study.onFloor(line.x, data.horizontal), y: study.onFloor(line.y, data.vertical), customdata: line.y, mode: "lines+markers", name: line.name, visible: figure.isShown(k), connectgaps: false,
      line: { color: page.ofCurve(line.colour), width: 2, dash: study.dash(line.dashes) },
      marker: { symbol: line.marker, size: line.x.map((_, i) => i % data.markerEvery === 0 ? 8 : 0), color: paper,
        line: { width: 2, color: page.ofCurve(line.colour) } },
      hovertemplate: "%{customdata:.4g}"
    }));
    // What was not reached stands on the border that says so, apart from its line.
    const missed = data.lines.map((line, k) => ({
      ...line.missed, mode: "markers", name: line.name, visible: figure.isShown(k), hovertemplate: data.limit?.label ?? "not reached",
      marker: { symbol: "x-thin", size: 11, line: { width: 2.5, color: page.ofCurve(line.colour) } }
    }));
    tell();
    return page.draw(plot, 480, [...traces, ...missed], page.layout({
      xaxis: study.axis(data.horizontal), yaxis: study.axis(data.vertical), shapes: [...limit(), ...reading()],
      hovermode: "x unified", hoverlabel: { bgcolor: paper, font: { size: 13, color: page.colour("--ink") } }, margin: { l: 70 }
    }));
  };
};
