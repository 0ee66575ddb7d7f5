// Replies and numbers as the lines of the protocol of peers (protocol.md) have them.

/** JSON, with the sign of zero, and texts for numbers that are not finite. */
export function encode(value) {
  const written = x => Object.is(x, -0) ? "-0" : Number.isFinite(x) ? x : String(x);
  return JSON.stringify(value, (_, x) => typeof x === "number" ? written(x) : x).replaceAll('"-0"', "-0.0");
}

/** The numbers of a text, in rows of some size. */
export function unpacked(text, size) {
  const bytes = Buffer.from(text, "base64"), rows = [];
  for (let at = 0; at < bytes.length; at += 8) (at % (8 * size) ? rows.at(-1) : rows[rows.push([]) - 1]).push(bytes.readDoubleLE(at));
  return rows;
}

/** Rows of numbers as a text. */
export function packed(rows) {
  const numbers = rows.flat(), bytes = Buffer.alloc(8 * numbers.length);
  numbers.forEach((x, i) => bytes.writeDoubleLE(x, 8 * i));
  return bytes.toString("base64");
}
