"use strict";
// What every page shares: the library, the colours of the theme, and the switch from the still pictures to the live ones.
const page = {
  data: JSON.parse(document.getElementById("data").textContent),
  // The button that uploads to a web service is off; the page's policy would not let it anyway.
  config: {
    displayModeBar: true, displaylogo: false, responsive: true, plotlyServerURL: "", modeBarButtonsToRemove: ["sendChartToCloud", "select2d", "lasso2d"]
  },
  dark: matchMedia("(prefers-color-scheme: dark)"),
  touch: matchMedia("(any-pointer: coarse)"),
  wide: matchMedia("(min-width: 900px)"),

  colour: name => getComputedStyle(document.documentElement).getPropertyValue(name).trim(),
  // The colours of curves are made for white; on a dark page they are mixed with a third of white.
  ofCurve: hex => page.dark.matches
    ? `rgb(${[1, 3, 5].map(i => Math.round(255 / 3 + parseInt(hex.slice(i, i + 2), 16) * 2 / 3))})`
    : hex,
  dash: dashes => dashes === null ? "solid" : dashes.split(" ").map(length => `${length}px`).join(","),
  // A number to four digits, as the tables write it: 7.962e14, 1.23e−5.
  number(value) {
    if (value === null || value === undefined) return "not a number";
    const size = Math.abs(value), rounded = Number(Number(value).toPrecision(4));
    const text = size >= 1e5 || (size > 0 && size < 1e-3) ? rounded.toExponential().replace("e+", "e") : `${rounded}`;
    return text.replaceAll("-", "−");
  },

  // How many of the numbers, which ascend, are at most this one.
  countUpTo(sorted, most) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = low + high >> 1;
      if (sorted[middle] <= most) low = middle + 1;
      else high = middle;
    }
    return low;
  },

  axis(title, more) {
    const line = page.colour("--line"), faint = page.colour("--faint");
    return {
      title: { text: title, font: { color: page.colour("--ink") } }, gridcolor: line, linecolor: faint, tickfont: { color: faint },
      automargin: true, zeroline: false, showline: true, mirror: true, ticks: "outside", tickcolor: faint, ...more
    };
  },

  // The axis of losses that the page comes with: logarithmic, with a floor for zeros where there are any.
  lossAxis({ isLogarithmic, low, high, floor, ticks }) {
    const marks = floor === null ? {} : { tickvals: ticks.map(tick => tick.at), ticktext: ticks.map(tick => tick.label) };
    if (!isLogarithmic) return { type: "linear", range: [low, high] };
    return { type: "log", range: [low, high], exponentformat: "power", dtick: high - low < 2 ? "D2" : Math.ceil((high - low) / 8), ...marks,
      // plotly.js enlarges powers of ten by a quarter.
      tickfont: { size: 11, color: page.colour("--faint") } };
  },
  onFloor: (values, { floor }, least) => floor === null ? values : values.map(value => value !== null && value < least ? floor : value),

  layout({ margin, ...more }) {
    const paper = page.colour("--paper"), ink = page.colour("--ink");
    return {
      paper_bgcolor: paper, plot_bgcolor: paper, font: { family: getComputedStyle(document.body).fontFamily, size: 14, color: ink },
      hoverlabel: { font: { size: 13 } }, showlegend: false,
      // The buttons have room above the picture. A finger that moves over it scrolls the page; zooming is a button's.
      margin: { l: 60, r: 20, t: 40, b: 50, ...margin }, dragmode: page.touch.matches ? false : "zoom",
      modebar: { bgcolor: "rgba(0, 0, 0, 0)", color: page.colour("--faint"), activecolor: page.colour("--accent") },
      // What the reader zoomed in on stays so when the picture is drawn again.
      uirevision: "kept", ...more
    };
  },

  // A picture of its own height, which the element and the layout must agree on when the screen is turned.
  draw(plot, height, traces, layout) {
    plot.style.height = `${height}px`;
    return Plotly.react(plot, traces, { ...layout, height }, page.config);
  },

  // The parts of a figure: its picture, the check boxes of its legend, and the slider that has its numbers read out.
  figure(plot) {
    const box = plot.closest("figure"), find = name => box.querySelector(name), boxes = [...box.querySelectorAll(".legend input")];
    return {
      plot, box, boxes, controls: find(".controls"), button: find(".legend button"),
      slider: find(".slider input"), output: find(".slider output"), numbers: find(".numbers"),
      isShown: i => boxes[i]?.checked ?? true,
      // Which of several choices is taken; undefined where there are none of that name.
      chosen: name => find(`input[name=${name}]:checked`)?.value
    };
  },

  // Draws again when a name is shown or hidden.
  legend(figure, redraw) {
    const { boxes, button } = figure;
    if (!button) return;
    const name = () => { button.textContent = boxes.some(box => box.checked) ? "Hide all" : "Show all"; };
    for (const box of boxes) box.addEventListener("change", () => { name(); redraw(); });
    button.addEventListener("click", () => {
      const show = !boxes.some(box => box.checked);
      for (const box of boxes) box.checked = show;
      name();
      redraw();
    });
  },

  // The slider from place 0 to the last: what it says of a place, the numbers there, and what else is done when it moves.
  reader(figure, last, words, numbers, moved) {
    const { slider, output } = figure;
    Object.assign(slider, { max: last, value: last });
    const tell = () => {
      output.textContent = words(Number(slider.value));
      slider.setAttribute("aria-valuetext", output.textContent);
      figure.numbers.replaceChildren(...numbers(Number(slider.value)).map(text => Object.assign(document.createElement("li"), { textContent: text })));
    };
    slider.addEventListener("input", () => { tell(); moved(Number(slider.value)); });
    tell();
    return tell;
  },

  async load() {
    const packed = Uint8Array.from(atob(document.getElementById("library").textContent), letter => letter.charCodeAt(0));
    const script = document.createElement("script");
    script.textContent = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    document.head.append(script);
  },

  // The live picture instead of the still one; if it cannot be drawn, the still one stays.
  async live(figure, draw) {
    const { plot, box, controls } = figure, still = plot.innerHTML;
    try {
      plot.textContent = "";
      box.classList.add("on");
      if (controls) controls.hidden = false;
      await draw();
      page.describe(plot);
      page.dark.addEventListener("change", draw);
      page.wide.addEventListener("change", draw);
    } catch (error) {
      plot.innerHTML = still;
      box.classList.remove("on");
      if (controls) controls.hidden = true;
      console.error("The live picture cannot be drawn here; the still one stays.", error);
    }
  },

  // To those who listen, the picture is what it shows in words, and not the numbers at its axes. Nothing in it scrolls any more.
  describe(plot) {
    plot.removeAttribute("tabindex");
    plot.setAttribute("role", "group");
    for (const [i, layer] of plot.querySelectorAll(".main-svg").entries()) {
      if (i > 0) layer.setAttribute("aria-hidden", "true");
      else {
        layer.setAttribute("role", "img");
        layer.setAttribute("aria-label", plot.dataset.summary);
      }
    }
  },

  // Every picture that has data is drawn by its kind.
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
