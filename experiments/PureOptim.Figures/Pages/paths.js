// All paths over each function, side by side, up to the step of a slider.
kinds.paths = (figure, data) => {
  const { plot, slider } = figure, problems = data.problems, steps = Math.max(...problems.map(problem => problem.paths.steps));

  const ring = ({ level, rings }) => ({
    x: rings.flatMap(one => [...one.x, one.x[0], null]), y: rings.flatMap(one => [...one.y, one.y[0], null]),
    mode: "lines", fill: "toself", fillcolor: `rgba(${page.colour("--band")}, 0.07)`, line: { width: 1, color: `rgba(${page.colour("--band")}, 0.6)` },
    hoverinfo: "skip", name: `f = ${level}`
  });
  const numbersAt = step => problems.flatMap(problem => {
    const values = problem.paths.paths.flatMap((path, k) =>
      figure.isShown(k) ? [`${path.name} ${page.number(path.losses[page.countUpTo(path.steps, step) - 1])}`] : []);
    if (problems.length === 1) return values;
    return values.length > 0 ? [`${problem.title}: ${values.join(", ")}`] : [];
  });

  const draw = () => {
    const step = Number(slider.value), columns = !page.wide.matches ? 1 : problems.length <= 4 ? problems.length : 3, down = Math.ceil(problems.length / columns);
    const layout = page.layout({ hovermode: "closest", margin: { l: 50, t: 60, b: 40 }, annotations: [] });
    const gap = 0.05, width = (1 - gap * (columns - 1)) / columns, grid = problems.length > 1;
    const traces = problems.flatMap((problem, i) => {
      const n = i === 0 ? "" : i + 1, { window: view, rings, paths, optimum } = problem.paths, on = { xaxis: `x${n}`, yaxis: `y${n}` };
      const column = i % columns, row = Math.floor(i / columns);
      const across = [column * (width + gap), column * (width + gap) + width];
      const upwards = [1 - (row + 1) / down + (down > 1 ? 0.28 / down : 0), 1 - row / down];
      layout[`xaxis${n}`] = page.axis("x", { domain: across, anchor: `y${n}`, range: [view.left, view.right], showgrid: false, constrain: "domain" });
      // Forms of one problem are compared by their angles: a unit is as long in both directions.
      layout[`yaxis${n}`] = page.axis(column === 0 ? "y" : "", { domain: upwards, anchor: `x${n}`, range: [view.bottom, view.top], showgrid: false,
        ...(grid ? { scaleanchor: `x${n}`, scaleratio: 1, constrain: "domain", constraintoward: "top" } : {}) });
      if (grid)
        layout.annotations.push({ text: problem.title, showarrow: false, xref: `x${n} domain`, yref: `y${n} domain`, x: 0, y: 1, xanchor: "left", yanchor: "bottom", font: { size: 12 } });
      return [
        ...rings.map(one => ({ ...ring(one), ...on })),
        ...paths.map((path, k) => ({
          x: path.x.slice(0, page.countUpTo(path.steps, step)), y: path.y.slice(0, page.countUpTo(path.steps, step)), ...on, name: path.name, visible: figure.isShown(k),
          mode: "lines+markers", line: { color: page.ofCurve(path.colour), width: 2 }, marker: { color: page.ofCurve(path.colour), symbol: path.marker, size: 5 },
          text: path.losses.map((loss, j) => `${path.name}, step ${path.steps[j]}: f = ${page.number(loss)}`),
          hovertemplate: `%{text}<br>${path.outcome}<extra></extra>`
        })),
        { x: [optimum.x], y: [optimum.y], ...on, mode: "markers", hoverinfo: "skip", name: "minimum",
          marker: { symbol: "cross-thin", size: 14, line: { width: 2.5, color: page.colour("--ink") } } }
      ];
    });
    tell();
    return page.draw(plot, (page.wide.matches ? 430 : 400) * down + 60, traces, layout);
  };
  const tell = page.reader(figure, steps, step => `${step} of ${steps}`, numbersAt, () => draw());
  return draw;
};
