// All paths over each function, side by side, up to the step of a slider.
kinds.paths = (plot, data) => {
  const problems = data.problems, steps = Math.max(...problems.map(problem => problem.paths.steps));
  const slider = document.createElement("input"), output = document.createElement("output"), label = document.createElement("label");
  Object.assign(slider, { type: "range", min: 0, max: steps, value: steps });
  slider.setAttribute("aria-label", "Step shown");
  output.textContent = steps;
  label.className = "slider";
  label.append("Step ", output, ` of ${steps}`, slider);
  const wide = matchMedia("(min-width: 900px)");

  const ring = ({ level, rings }) => ({
    x: rings.flatMap(one => [...one.x, one.x[0], null]), y: rings.flatMap(one => [...one.y, one.y[0], null]),
    mode: "lines", fill: "toself", fillcolor: `rgba(${page.colour("--band")}, 0.07)`, line: { width: 1, color: `rgba(${page.colour("--band")}, 0.6)` },
    hoverinfo: "skip", showlegend: false, name: `f = ${level}`
  });

  const draw = () => {
    if (!label.isConnected) plot.before(label);
    const step = Number(slider.value), columns = !wide.matches ? 1 : problems.length <= 4 ? problems.length : 3, down = Math.ceil(problems.length / columns);
    const layout = page.layout({ legend: { ...study.legend(), y: 1.06 }, hovermode: "closest", margin: { l: 50, r: 20, t: 90, b: 40 }, annotations: [] });
    const traces = problems.flatMap((problem, i) => {
      const n = i === 0 ? "" : i + 1, { window: view, rings, paths, optimum } = problem.paths, on = { xaxis: `x${n}`, yaxis: `y${n}` };
      const column = i % columns, row = Math.floor(i / columns);
      const across = [column / columns, (column + 1) / columns - (column + 1 < columns ? 0.05 : 0)];
      const upwards = [1 - (row + 1) / down + (down > 1 ? 0.08 : 0), 1 - row / down - (down > 1 ? 0.02 : 0)];
      layout[`xaxis${n}`] = page.axis("x", { domain: across, anchor: `y${n}`, range: [view.left, view.right], showgrid: false });
      layout[`yaxis${n}`] = page.axis(i === 0 ? "y" : "", { domain: upwards, anchor: `x${n}`, range: [view.bottom, view.top], showgrid: false });
      if (problems.length > 1)
        layout.annotations.push({ text: problem.title, showarrow: false, xref: "paper", yref: "paper", x: across[0], y: upwards[1], xanchor: "left", yanchor: "bottom", font: { size: 12 } });
      return [
        ...rings.map(one => ({ ...ring(one), ...on })),
        ...paths.map(path => ({
          x: path.x.filter((_, k) => path.steps[k] <= step), y: path.y.filter((_, k) => path.steps[k] <= step), ...on, name: path.name, legendgroup: path.name, showlegend: i === 0,
          mode: "lines+markers", line: { color: page.ofCurve(path.colour), width: 2 }, marker: { color: page.ofCurve(path.colour), symbol: path.marker, size: 5 },
          text: path.losses.map((loss, k) => `${path.name}, step ${path.steps[k]}: f = ${loss === null ? "not a number" : Number(loss).toPrecision(4)}`),
          hovertemplate: `%{text}<br>${path.outcome}<extra></extra>`
        })),
        { x: [optimum.x], y: [optimum.y], ...on, mode: "markers", showlegend: false, hoverinfo: "skip", name: "minimum",
          marker: { symbol: "cross-thin", size: 14, line: { width: 2.5, color: page.colour("--ink") } } }
      ];
    });
    plot.style.height = `${(wide.matches ? 420 : 400) * down + 60}px`;
    return Plotly.react(plot, traces, layout, page.config);
  };
  slider.addEventListener("input", () => { output.textContent = slider.value; draw(); });
  wide.addEventListener("change", draw);
  return draw;
};
