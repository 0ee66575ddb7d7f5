// Heat maps side by side, or below each other where there is no room, on one scale of colours.
kinds.heat = ({ plot }, data) => {
  // Numbers in cells that are too narrow for them run into each other; the colours stay, and the list below has the numbers.
  const narrowest = 26;
  return () => {
    const count = data.maps.length, log = value => value === null ? null : Math.log10(value);
    const [low, high] = [Math.log10(data.colours.low), Math.log10(data.colours.high)];
    const ticks = [...Array(Math.floor(high) - Math.ceil(low) + 1).keys()].map(i => Math.ceil(low) + i);
    const layout = page.layout({
      margin: { l: 70, t: 60, b: 130 }, shapes: [], annotations: [],
      coloraxis: {
        cmin: low, cmax: high, colorscale: data.scale.map((colour, i) => [i / (data.scale.length - 1), colour]),
        colorbar: { title: { text: page.wide.matches ? data.colours.name : data.colours.name.replace(", ", ",<br>"), side: "bottom" }, orientation: "h", x: 0, xanchor: "left", len: page.wide.matches ? 0.4 : 1,
          y: 0, yref: "container", yanchor: "bottom", thickness: 14, tickvals: ticks, ticktext: ticks.map(tick => `${Number((10 ** tick).toPrecision(3))}`) }
      }
    });
    const traces = [], [ground, hatch] = page.dark.matches ? ["#38201f", "#6b3833"] : ["#f6e7e5", "#dba9a3"];
    const room = (page.wide.matches ? plot.clientWidth / count : plot.clientWidth) - 90;
    const numbered = Math.min(...data.maps.map(map => room / map.columns.length)) >= narrowest;
    data.maps.forEach((map, i) => {
      const n = i === 0 ? "" : i + 1, share = 1 / count, at = page.wide.matches ? [i * share, (i + 1) * share - 0.06] : [0, 1];
      const up = page.wide.matches ? [0, 1] : [1 - (i + 1) * share + 0.1, 1 - i * share];
      const columns = map.columns.map((_, column) => column), rows = map.rows.map((_, row) => row);
      layout[`xaxis${n}`] = page.axis(data.horizontal, { domain: at, anchor: `y${n}`, tickvals: columns, ticktext: map.columns, showgrid: false });
      layout[`yaxis${n}`] = page.axis(i === 0 || !page.wide.matches ? data.vertical : "", { domain: up, anchor: `x${n}`, tickvals: rows, ticktext: map.rows, showgrid: false });
      const letters = diverged => map.letters.map((row, j) => row.map((text, k) => map.diverged[j][k] === diverged ? text : ""));
      const grid = { x: columns, y: rows, xaxis: `x${n}`, yaxis: `y${n}`, customdata: map.details,
        hovertemplate: "%{customdata}<extra></extra>", texttemplate: numbered ? "%{text}" : "", textfont: { size: 10 }, xgap: 1, ygap: 1 };
      traces.push({ type: "heatmap", ...grid, text: letters(false), z: map.values.map(row => row.map(log)), coloraxis: "coloraxis", hoverongaps: false });
      // What diverged has no colour of the scale: a grid of its own, with hatched cells.
      traces.push({ type: "heatmap", ...grid, text: letters(true), z: map.diverged.map(row => row.map(cell => cell ? 1 : null)), showscale: false, hoverongaps: false,
        colorscale: [[0, ground], [1, ground]], textfont: { size: 10, color: page.colour("--alarm") } });
      const line = (x0, y0, x1, y1, colour, width) =>
        layout.shapes.push({ type: "line", xref: `x${n}`, yref: `y${n}`, x0, y0, x1, y1, line: { color: colour, width } });
      const inside = (row, column) => map.outlined[row]?.[column] === true;
      for (let row = 0; row <= map.rows.length; row++)
        for (let column = 0; column <= map.columns.length; column++) {
          if (map.diverged[row]?.[column]) for (const [x0, y0, x1, y1] of [[-0.5, 0, 0, 0.5], [-0.5, -0.5, 0.5, 0.5], [0, -0.5, 0.5, 0]])
            line(column + x0, row + y0, column + x1, row + y1, hatch, 1);
          if (inside(row, column) !== inside(row - 1, column)) line(column - 0.5, row - 0.5, column + 0.5, row - 0.5, page.colour("--ink"), 2.5);
          if (inside(row, column) !== inside(row, column - 1)) line(column - 0.5, row - 0.5, column - 0.5, row + 0.5, page.colour("--ink"), 2.5);
        }
      layout.annotations.push({ text: `<b>${map.title}</b>`, showarrow: false, xref: "paper", yref: "paper", x: at[0], y: up[1], xanchor: "left", yanchor: "bottom" });
    });
    return page.draw(plot, page.wide.matches ? 540 : 380 * count + 190, traces, layout);
  };
};
