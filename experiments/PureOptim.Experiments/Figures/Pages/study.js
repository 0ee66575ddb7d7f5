// A page of several pictures: each kind of picture has its function, which draws the content of a section into its figure.
const kinds = {};
const study = {
  // A number on an axis as plotly.js has it: on a logarithmic axis, ends are decimal logarithms.
  axis: (axis, more) => page.axis(axis.name, {
    type: axis.isLogarithmic ? "log" : "linear",
    range: axis.isLogarithmic ? [Math.log10(axis.low), Math.log10(axis.high)] : [axis.low, axis.high],
    ...(axis.isLogarithmic ? { exponentformat: "power", dtick: Math.max(1, Math.ceil(Math.log10(axis.high / axis.low) / 8)),
      tickfont: { size: 11, color: page.colour("--faint") } } : {}), ...more
  }),
  dash: dashes => dashes === null ? "solid" : dashes.split(" ").map(length => `${length}px`).join(","),

  async start() {
    try {
      await page.load();
    } catch (error) {
      return console.error("The drawing library cannot be read here; the still pictures stay.", error);
    }
    for (const plot of document.querySelectorAll("[data-section]")) {
      const { kind, content } = page.data[plot.dataset.section], figure = page.figure(plot);
      const draw = kinds[kind](figure, content);
      page.legend(figure, draw);
      await page.live(figure, draw);
    }
  }
};
