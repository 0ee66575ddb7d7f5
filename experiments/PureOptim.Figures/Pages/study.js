// A page of several pictures: each kind of picture has its function, which draws the content of a section into its figure.
const kinds = {};
const study = {
  // A number on an axis as plotly.js has it: on a logarithmic axis, ends are decimal logarithms.
  axis: (axis, more) => page.axis(axis.name, {
    type: axis.isLogarithmic ? "log" : "linear",
    range: axis.isLogarithmic ? [study.bottom(axis), Math.log10(axis.high)] : [axis.low, axis.high],
    ...(axis.isLogarithmic ? { exponentformat: "power", dtick: Math.max(1, Math.ceil(Math.log10(axis.high / axis.low) / 8)),
      ...(axis.floor === null ? {} : study.marks(axis)), tickfont: { size: 11, color: page.colour("--faint") } } : {}), ...more
  }),
  // A logarithmic axis with zeros has a floor for them, half as far above its end as below the lowest number.
  bottom: ({ low, floor }) => floor === null ? Math.log10(low) : 1.5 * Math.log10(floor) - 0.5 * Math.log10(low),
  onFloor: (values, { low, floor }) => floor === null ? values : values.map(value => value !== null && value >= 0 && value < low ? floor : value),
  marks: ({ low, high, floor, floorLabel }) => {
    const [from, to] = [Math.ceil(Math.log10(low)), Math.floor(Math.log10(high))], every = Math.max(1, Math.ceil((to - from) / 8));
    const powers = [...Array(Math.floor((to - from) / every) + 1).keys()].map(i => from + i * every);
    return { tickvals: [floor, ...powers.map(power => 10 ** power)], ticktext: [floorLabel, ...powers.map(power => power === 0 ? "1" : power === 1 ? "10" : `10<sup>${power}</sup>`)] };
  },
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
