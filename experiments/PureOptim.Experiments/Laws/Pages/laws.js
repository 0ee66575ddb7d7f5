"use strict";

// One stop of the tab key a table; arrow keys, Home and End go from cell to cell, with Ctrl to the first and last of the table. A cell that
// says nothing has no button and is passed over.
for (const table of document.querySelectorAll(".matrix table")) {
  const rows = [...table.querySelectorAll("tbody tr")]
    .map(row => [...row.querySelectorAll("td")].map(cell => cell.querySelector("button")))
    .filter(row => row.some(button => button !== null));
  const all = rows.flat().filter(button => button !== null);
  let stop = all[0];
  for (const button of all) button.tabIndex = button === stop ? 0 : -1;

  const find = (row, column, down, right) => {
    do {
      row += down;
      column += right;
    } while (rows[row] !== undefined && rows[row][column] === null);
    return rows[row] === undefined ? undefined : rows[row][column];
  };
  const goal = (event, row, column) => {
    const whole = event.ctrlKey ? all : rows[row].filter(button => button !== null);
    switch (event.key) {
      case "ArrowUp": return find(row, column, -1, 0);
      case "ArrowDown": return find(row, column, 1, 0);
      case "ArrowLeft": return find(row, column, 0, -1);
      case "ArrowRight": return find(row, column, 0, 1);
      case "Home": return whole[0];
      case "End": return whole[whole.length - 1];
      default: return null;
    }
  };

  table.addEventListener("focusin", event => {
    if (!all.includes(event.target)) return;
    stop.tabIndex = -1;
    stop = event.target;
    stop.tabIndex = 0;
  });
  table.addEventListener("keydown", event => {
    const row = rows.findIndex(buttons => buttons.includes(event.target));
    if (row === -1) return;
    const next = goal(event, row, rows[row].indexOf(event.target));
    if (next === null) return;
    event.preventDefault();
    if (next !== undefined) next.focus();
  });
}
