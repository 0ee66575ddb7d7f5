// Each kind of picture has its function, which draws the content of a section into its figure.
const kinds = {};
const axes = {
  // A number on an axis as plotly.js has it: on a logarithmic axis, ends are decimal logarithms.
  of: axis => ({
    type: axis.isLogarithmic ? "log" : "linear",
    range: axis.isLogarithmic ? [axes.bottom(axis), Math.log10(axis.high)] : [axis.low, axis.high],
    ...(axis.isLogarithmic ? { exponentformat: "power", dtick: Math.max(1, Math.ceil(Math.log10(axis.high / axis.low) / 8)),
      ...(axis.floor === null ? {} : axes.marks(axis)), tickfont: { size: 11, color: page.colour("--faint") } } : {})
  }),
  // A logarithmic axis with zeros has a floor for them, half as far above its end as below the lowest number.
  bottom: ({ low, floor }) => floor === null ? Math.log10(low) : 1.5 * Math.log10(floor) - 0.5 * Math.log10(low),
  onFloor: (values, { low, floor }) => floor === null ? values : values.map(value => value !== null && value >= 0 && value < low ? floor : value),
  marks: ({ low, high, floor, floorLabel }) => {
    const [from, to] = [Math.ceil(Math.log10(low)), Math.floor(Math.log10(high))], every = Math.max(1, Math.ceil((to - from) / 8));
    const powers = [...Array(Math.floor((to - from) / every) + 1).keys()].map(i => from + i * every);
    return { tickvals: [floor, ...powers.map(power => 10 ** power)], ticktext: [floorLabel, ...powers.map(power => power === 0 ? "1" : power === 1 ? "10" : `10<sup>${power}</sup>`)] };
  }
};
