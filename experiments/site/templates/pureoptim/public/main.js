// Above a table: a field for each column that is named, which keeps the rows that fit. A column "is" one of its values, "has" one of the words in it,
// is "most" or "least" a number, or has a "text" in it. A heading that is clicked sorts the rows, and the other way at the second click.
const number = cell => (cell.textContent.trim() === "" ? NaN : Number(cell.textContent.replace("−", "-")));
const words = cell => cell.textContent.split(",").map(word => word.trim()).filter(word => word !== "");
const fits = {
  text: (cell, value) => cell.textContent.toLowerCase().includes(value.toLowerCase()),
  is: (cell, value) => cell.textContent.trim() === value,
  has: (cell, value) => words(cell).includes(value),
  most: (cell, value) => number(cell) <= Number(value),
  least: (cell, value) => number(cell) >= Number(value),
};

function field(kind, heading, cells) {
  const input = document.createElement(kind === "is" || kind === "has" ? "select" : "input");
  input.setAttribute("aria-label", heading);
  if (input instanceof HTMLSelectElement) {
    const values = [...new Set(cells.flatMap(cell => (kind === "has" ? words(cell) : [cell.textContent.trim()])))].filter(value => value !== "");
    input.append(new Option("any", ""), ...values.sort((a, b) => a.localeCompare(b, "en", { numeric: true })).map(value => new Option(value, value)));
  } else {
    input.type = kind === "text" ? "search" : "number";
    input.step = "any";
  }
  return input;
}

function sortable(table, rows) {
  [...table.tHead.rows[0].cells].forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const turn = head.ariaSort === "ascending" ? -1 : 1;
      for (const other of table.tHead.rows[0].cells) other.ariaSort = "none";
      head.ariaSort = turn === 1 ? "ascending" : "descending";
      const [isNumber, key] = [rows.some(row => !Number.isNaN(number(row.cells[at]))), row => row.cells[at]];
      const compare = (a, b) => (isNumber
        ? (Number.isNaN(number(a)) - Number.isNaN(number(b))) || turn * (number(a) - number(b)) || 0
        : turn * a.textContent.localeCompare(b.textContent, "en", { numeric: true }));
      table.tBodies[0].append(...rows.toSorted((a, b) => compare(key(a), key(b))));
    });
  });
}

function filter(form) {
  const table = [...document.querySelectorAll("article table")].find(one => form.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells].map(head => head.textContent.trim());
  const count = document.createElement("output");
  const fields = Object.entries(JSON.parse(form.dataset.columns)).map(([heading, kind]) => {
    const at = heads.indexOf(heading);
    const input = field(kind, heading, rows.map(row => row.cells[at]));
    const label = document.createElement("label");
    if (kind === "has") for (const row of rows) row.cells[at].classList.add("several");
    label.append(`${heading}${kind === "most" ? " at most" : kind === "least" ? " at least" : ""} `, input);
    form.append(label);
    return { at, kind, input };
  });
  const show = () => {
    const set = fields.filter(one => one.input.value !== "");
    for (const row of rows) row.hidden = !set.every(one => fits[one.kind](row.cells[one.at], one.input.value));
    const left = rows.filter(row => !row.hidden).length;
    count.textContent = left === 1 ? "1 row" : `${left} rows`;
  };
  form.append(count);
  form.addEventListener("input", show);
  form.addEventListener("submit", event => event.preventDefault());
  sortable(table, rows);
  show();
}

export default {
  defaultTheme: "auto",
  iconLinks: [],
  start: () => document.querySelectorAll("form.table-filter").forEach(filter),
};
