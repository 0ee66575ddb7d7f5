"use strict";
// What every page shares: the library, the colours of the theme, and the switch from the SVG to the live picture.
const page = {
  data: JSON.parse(document.getElementById("data").textContent),
  plot: document.getElementById("plot"),
  controls: document.getElementById("controls"),
  // The button that uploads to a web service is off; the page's policy would not let it anyway.
  config: {
    displaylogo: false, responsive: true, plotlyServerURL: "", modeBarButtonsToRemove: ["sendChartToCloud", "select2d", "lasso2d"]
  },
  dark: matchMedia("(prefers-color-scheme: dark)"),

  colour: name => getComputedStyle(document.documentElement).getPropertyValue(name).trim(),
  // The colours of curves are made for white; on a dark page they are mixed with a third of white.
  ofCurve: hex => page.dark.matches
    ? `rgb(${[1, 3, 5].map(i => Math.round(255 / 3 + parseInt(hex.slice(i, i + 2), 16) * 2 / 3))})`
    : hex,
  chosen: name => document.querySelector(`input[name=${name}]:checked`).value,

  axis(title, more) {
    const line = page.colour("--line"), faint = page.colour("--faint");
    return {
      title: { text: title, font: { color: page.colour("--ink") } }, gridcolor: line, linecolor: faint, tickfont: { color: faint },
      automargin: true, zeroline: false, showline: true, mirror: true, ticks: "outside", tickcolor: faint, ...more
    };
  },

  layout(more) {
    const paper = page.colour("--paper"), ink = page.colour("--ink");
    return {
      paper_bgcolor: paper, plot_bgcolor: paper, font: { family: getComputedStyle(document.body).fontFamily, size: 14, color: ink },
      margin: { l: 60, r: 20, t: 20, b: 50 }, hoverlabel: { font: { size: 13 } },
      // What the reader hid stays hidden when the picture is drawn again.
      uirevision: "kept", ...more
    };
  },

  async load() {
    const packed = Uint8Array.from(atob(document.getElementById("library").textContent), letter => letter.charCodeAt(0));
    const script = document.createElement("script");
    script.textContent = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    document.head.append(script);
  },

  // The live picture instead of the still one; if it cannot be drawn, the still one stays.
  async live(plot, draw) {
    const still = plot.innerHTML;
    try {
      plot.textContent = "";
      plot.classList.add("live");
      await draw();
      page.dark.addEventListener("change", draw);
      return true;
    } catch (error) {
      plot.innerHTML = still;
      plot.classList.remove("live");
      console.error("The live picture cannot be drawn here; the still one stays.", error);
      return false;
    }
  },

  async start(draw) {
    try {
      await page.load();
      page.controls.hidden = !await page.live(page.plot, draw);
    } catch (error) {
      console.error("The drawing library cannot be read here; the still picture stays.", error);
    }
  }
};
