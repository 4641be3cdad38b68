/** The blocks of a reply that are read: text, cards, tables, changes, files, failures. */

import { fileAddress } from "./api.js";
import { chart } from "./chart.js";
import { h, icon } from "./dom.js";
import { form } from "./form.js";
import { showRecord, t } from "./strings.js";

/** @typedef {import("./types.js").Actions} Actions */
/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").RecordRef} RecordRef */

/** Where a block stands: in which message, as which of its blocks, and what it may ask for. */
/** @typedef {{message: number|string, index: number, actions: Actions}} Place */

/** What stands where there is no value. */
const NOTHING = "—";
/** How wide words may be, in Latin letters, before they are given more room. */
const LONG_CELL = 44;
const LONG_VALUE = 46;

/** @type {{[type: string]: (block: any, place: Place) => HTMLElement}} */
const DRAW = { text, fields, table, chart, change, file, form, failure };

/**
 * @param {Block} block
 * @param {Place} place
 * @returns {HTMLElement|null} null for a block that this page does not know
 */
export function drawBlock(block, place) {
  const draw = Object.hasOwn(DRAW, block.type) ? DRAW[block.type] : null;
  return draw ? draw(block, place) : null;
}

/** How wide words are: a Chinese character is as wide as two Latin letters. @param {string} words */
const breadth = (words) => [...words].reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0);

/** @param {import("./types.js").TextBlock} block */
function text(block) {
  return h("p", { class: "text" }, block.text);
}

/**
 * @param {import("./types.js").FieldsBlock} block
 * @param {Place} place
 */
function fields(block, place) {
  return h(
    "section",
    { class: "card fields" },
    heading(block.title, block.record, place),
    h(
      "dl",
      { class: "pairs" },
      block.fields.map(([label, value]) => pair(label, value)),
    ),
  );
}

/**
 * @param {string} label
 * @param {string} value
 */
function pair(label, value) {
  const wide = breadth(value) > LONG_VALUE || value.includes("\n");
  return h(
    "div",
    { class: wide ? "pair wide" : "pair" },
    h("dt", {}, label),
    h("dd", {}, value || NOTHING),
  );
}

/**
 * @param {string} title
 * @param {RecordRef|null} record
 * @param {Place} place
 */
function heading(title, record, place) {
  if (!title) return null;
  return h("h2", { class: "title" }, record ? recordLink(title, record, place) : title);
}

/**
 * Words that stand for a record: pressing them asks to see it.
 * @param {string} words
 * @param {RecordRef|null} record
 * @param {Place} place
 * @returns {HTMLElement|string}
 */
function recordLink(words, record, place) {
  const request = record ? showRecord(record) : "";
  if (!request) return words;
  const ask = () => place.actions.take({ text: request, label: request });
  return h("button", { type: "button", class: "record", title: request, onclick: ask }, words);
}

/**
 * @param {import("./types.js").TableBlock} block
 * @param {Place} place
 */
function table(block, place) {
  const title = t("rows", { title: block.title || block.headers.join(" ") });
  const head = h(
    "tr",
    {},
    block.headers.map((words, column) => headCell(words, block.numeric.includes(column))),
  );
  const rows = block.rows.map((_, index) => row(block, index, place));
  return h(
    "section",
    { class: "card table" },
    heading(block.title, null, place),
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": title },
      h("table", {}, h("thead", {}, head), h("tbody", {}, rows)),
    ),
    block.more > 0 && h("p", { class: "rest" }, t("more", { n: block.more })),
  );
}

/**
 * @param {string} words
 * @param {boolean} numeric
 */
function headCell(words, numeric) {
  return h("th", { scope: "col", class: numeric && "number" }, words);
}

/**
 * @param {import("./types.js").TableBlock} block
 * @param {number} index
 * @param {Place} place
 */
function row(block, index, place) {
  const cells = block.rows[index];
  const record = block.records[index] ?? null;
  const linked = record ? recordColumn(cells, record) : -1;
  return h(
    "tr",
    {},
    cells.map((words, column) => {
      const kind = block.numeric.includes(column) ? "number" : breadth(words) > LONG_CELL && "long";
      const content =
        column === linked ? recordLink(words || record?.name || "", record, place) : words;
      return h("td", { class: kind }, content);
    }),
  );
}

/**
 * The cell that names the row's record; the first one where none says its name.
 * @param {string[]} cells
 * @param {RecordRef} record
 */
function recordColumn(cells, record) {
  const exact = cells.indexOf(record.name);
  return exact >= 0
    ? exact
    : Math.max(
        0,
        cells.findIndex((words) => words.includes(record.name)),
      );
}

/**
 * @param {import("./types.js").ChangeBlock} block
 * @param {Place} place
 */
function change(block, place) {
  const gone = block.op === "delete";
  return h(
    "section",
    { class: `card change ${block.op}` },
    h(
      "div",
      { class: "change-head" },
      h("span", { class: "badge" }, t(block.op)),
      heading(block.title, gone ? null : block.record, place),
    ),
    block.fields.length > 0 &&
      h(
        "dl",
        { class: "changes" },
        block.fields.map((field) => changedField(field, block.op)),
      ),
  );
}

/**
 * A new record had no values before, a deleted one has none after: neither is shown.
 * @param {[string, string, string]} field
 * @param {import("./types.js").ChangeBlock["op"]} op
 */
function changedField([label, old, now], op) {
  const was = op === "create" ? null : h("del", {}, aside(t("before")), old || NOTHING);
  const is = op === "delete" ? null : h("ins", {}, was && aside(t("after")), now || NOTHING);
  const arrow = was && is && h("span", { class: "arrow", "aria-hidden": "true" }, "→");
  return h("div", { class: "changed" }, h("dt", {}, label), h("dd", {}, was, arrow, is));
}

/** @param {string} words said to a screen reader, not shown */
const aside = (words) => h("span", { class: "aside" }, words);

/**
 * @param {import("./types.js").FileBlock} block
 * @param {Place} place
 */
function file(block, place) {
  const kind = fileKind(block.name);
  const about = [kind, block.size ? fileSize(block.size) : ""].filter(Boolean).join(" · ");
  return h(
    "a",
    { class: "file", href: fileAddress(place.message, place.index), download: block.name },
    h("span", { class: "file-icon" }, icon("file")),
    h("span", { class: "file-name" }, h("b", {}, block.name), h("small", {}, about)),
    h("span", { class: "file-get" }, icon("download"), aside(t("download"))),
  );
}

/** @param {string} name @returns {string} "CSV" */
const fileKind = (name) =>
  name.includes(".") ? name.slice(name.lastIndexOf(".") + 1).toUpperCase() : "";

/** @param {number} bytes @returns {string} */
export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** @param {import("./types.js").FailureBlock} block */
function failure(block) {
  return h(
    "section",
    { class: "card failure" },
    icon("alert"),
    h(
      "div",
      {},
      h("p", { class: "failure-text" }, aside(`${t("failed")}: `), block.text),
      block.hint && h("p", { class: "failure-hint" }, block.hint),
    ),
  );
}
