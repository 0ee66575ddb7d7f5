"use strict";

// Rows by name, by family and by verdict, columns by the group of their laws.
for (const overview of document.querySelectorAll(".overview")) {
  const [name, family, group, mark, count] = ["name", "family", "group", "mark", "count"].map(id => overview.querySelector(`#${id}`));
  const heads = [...overview.querySelectorAll("thead th")].slice(1);
  const rows = [...overview.querySelectorAll("tbody tr")];
  const show = () => {
    const shown = heads.map(head => group.value === "" || head.className === group.value);
    heads.forEach((head, i) => { head.hidden = !shown[i]; });
    let left = 0;
    for (const row of rows) {
      const cells = [...row.children].slice(1);
      cells.forEach((cell, i) => { cell.hidden = !shown[i]; });
      row.hidden = !row.firstElementChild.textContent.toLowerCase().includes(name.value.trim().toLowerCase())
        || (family && family.value !== "" && row.dataset.family !== family.value)
        || (mark.value !== "" && !cells.some((cell, i) => shown[i] && cell.textContent === mark.value));
      if (!row.hidden) left++;
    }
    count.textContent = left === 1 ? "1 row" : `${left} rows`;
  };
  for (const field of [name, family, group, mark]) field?.addEventListener("input", show);
  overview.querySelector("form").hidden = false;
  overview.querySelector("form").addEventListener("submit", event => event.preventDefault());
  show();
}
