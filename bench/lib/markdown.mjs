// A result of a benchmark as Markdown: for the terminal and for the page in the docs alike.

import { isMet } from "./figures.mjs";

/** Lines of a Markdown table: the first row is its head, and all columns but the first hold numbers, or `texts`. */
export function markdownTable([head, ...rows], { texts = false } = {}) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (texts || column === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

/** Tables, facts and targets of a result. */
export function markdownOf({ tables, targets, facts }) {
  const parts = tables.map(tableOf);
  if (facts.length > 0) parts.push(factsOf(facts));
  if (targets.length > 0) parts.push(targetsOf(targets));
  return parts.join("\n\n");
}

/** `link` makes the path of a decision note from that of the repository. */
export function targetsOf(targets, link = (path) => path) {
  const rows = targets.map((target) => {
    const { text, measured, least, most, digits = 2 } = target;
    const wanted = least === undefined ? `at most ${number(most)}` : `at least ${number(least)}`;
    return [text, cellOf(measured ?? "not measured", digits), wanted, verdictOf(target, link)];
  });
  return markdownTable([["target", "measured", "wanted", ""], ...rows]);
}

/** A target is missed only by what was measured; where it is, the note says where the time goes. */
function verdictOf(target, link) {
  const met = isMet(target);
  if (met === undefined) return "";
  if (met) return "met";
  return target.note ? `**missed** ([why](${link(target.note)}))` : "**missed**";
}

function tableOf({ title, columns, rows }) {
  const head = [title, ...columns.map((column) => column.title)];
  const cells = ({ name, cells }) => [name, ...columns.map(({ key, digits }) => cellOf(cells[key], digits))];
  return markdownTable([head, ...rows.map(cells)]);
}

function factsOf(facts) {
  const peers = [...new Set(facts.map(({ peer }) => peer))];
  const questions = [...new Set(facts.map(({ question }) => question))];
  const rows = questions.map((question) => [
    question,
    ...peers.map((name) => {
      const fact = facts.find(({ peer, question: asked }) => peer === name && asked === question);
      return fact.missing ? cellOf(fact) : `${fact.holds ? "yes" : "no"}: ${fact.observed}`;
    }),
  ]);
  return markdownTable([["seen on the wire", ...peers], ...rows], { texts: true });
}

/** A text, a figure with its range, or why there is none. */
function cellOf(cell, digits = 0) {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell;
  if (cell.missing !== undefined) return `not measured: ${cell.missing}`;
  const [shown, min, max] = [cell.median, cell.min, cell.max].map((value) => number(value, digits));
  return min === max ? shown : `${shown} (${min}–${max})`;
}

const number = (value, digits) =>
  value.toLocaleString("en", { minimumFractionDigits: digits ?? 0, maximumFractionDigits: digits ?? 20 });
