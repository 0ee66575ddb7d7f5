// Estimates with their intervals, a panel below the other.
kinds.intervals = ({ plot }, data) => () => {
  const rows = data.panels.map(panel => panel.rows.length + 4), all = rows.reduce((sum, count) => sum + count, 0);
  const layout = page.layout({ margin: { l: 20, t: 60, b: 30 }, shapes: [], annotations: [] });
  const at = (panel, end) => axes.onFloor(panel.rows.map(row => row[end]), panel.axis);
  const apart = (panel, high, low) => at(panel, high).map((value, i) => value - at(panel, low)[i]);
  let above = 0;
  const traces = data.panels.map((panel, i) => {
    const n = i === 0 ? "" : i + 1, places = panel.rows.map((_, row) => -row), domain = [1 - (above + rows[i] - 3.4) / all, 1 - above / all];
    above += rows[i];
    layout[`xaxis${n}`] = page.axis(panel.axis.name, { ...axes.of(panel.axis), anchor: `y${n}` });
    layout[`yaxis${n}`] = page.axis("", { domain, anchor: `x${n}`, tickvals: places, ticktext: panel.rows.map(row => row.label),
      range: [-panel.rows.length + 0.5, 0.5], showgrid: false });
    layout.annotations.push({ text: `<b>${panel.title}</b>`, showarrow: false, xref: "paper", yref: "paper", x: 0, y: domain[1], xanchor: "left", yanchor: "bottom" });
    for (const row of panel.rows.filter(row => row.isReference))
      layout.shapes.push({ type: "line", xref: `x${n}`, yref: `y${n} domain`, x0: row.value, x1: row.value, y0: 0, y1: 1, line: { color: page.ofCurve("#0072b2"), dash: "dash", width: 1 } });
    return {
      x: at(panel, "value"), y: places, xaxis: `x${n}`, yaxis: `y${n}`, mode: "markers", customdata: panel.rows.map(row => `${row.label}: ${row.note}`),
      hovertemplate: "%{customdata}<extra></extra>",
      marker: { size: 10, symbol: panel.rows.map(row => row.isReference ? "diamond" : "circle"),
        color: panel.rows.map(row => page.ofCurve(row.isReference ? "#0072b2" : "#d55e00")) },
      error_x: { type: "data", symmetric: false, array: apart(panel, "high", "value"), arrayminus: apart(panel, "value", "low"),
        color: page.colour("--faint") }
    };
  });
  return page.draw(plot, all * 26 + 60, traces, layout);
};
