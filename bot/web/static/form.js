/** A form: the slots of an intent that are still missing, asked for with their own inputs. */

import { h } from "./dom.js";
import { t } from "./strings.js";

/** @typedef {import("./types.js").FormField} FormField */
/** @typedef {HTMLInputElement|HTMLTextAreaElement|HTMLSelectElement} Control */

const LONG_TEXT =
  /summary|note|message|question|comment|reason|content|body|description|purpose|wording/;

/** What an input is given for each slot type. @type {Record<string, Record<string, string>>} */
const INPUTS = {
  date: { type: "date" },
  datetime: { type: "datetime-local" },
  int: { inputmode: "numeric" },
  decimal: { inputmode: "decimal" },
  number: { inputmode: "decimal" },
  money: { inputmode: "decimal" },
  percent: { inputmode: "decimal" },
  phone: { type: "tel" },
  email: { type: "email" },
};

/**
 * @param {import("./types.js").FormBlock} block
 * @param {import("./blocks.js").Place} place
 * @returns {HTMLElement}
 */
export function form(block, place) {
  const rows = block.fields.map((field) =>
    fieldRow(field, `f${place.message}-${place.index}-${field.name}`),
  );
  const submit = h("button", { type: "submit", class: "button primary" }, block.submit);
  const fieldset = h(
    "fieldset",
    { class: "form-body" },
    rows,
    h("div", { class: "form-end" }, submit),
  );
  const element = h("form", { class: "card form", novalidate: true, "aria-label": block.title });
  element.append(...(block.title ? [h("h2", { class: "title" }, block.title)] : []), fieldset);
  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (complete(element, block.fields)) await send(element, submit, place);
  });
  return element;
}

/**
 * @param {HTMLFormElement} element
 * @param {HTMLButtonElement} submit
 * @param {import("./blocks.js").Place} place
 */
async function send(element, submit, place) {
  submit.setAttribute("aria-busy", "true");
  const values = Object.fromEntries(
    [...new FormData(element)].map(([name, value]) => [name, String(value).trim()]),
  );
  await place.actions.take({ form: { message: place.message, values } });
  submit.removeAttribute("aria-busy");
}

/**
 * @param {FormField} field
 * @param {string} id
 */
function fieldRow(field, id) {
  const help = hint(field);
  return h(
    "div",
    { class: isLong(field) ? "form-row wide" : "form-row", "data-field": field.name },
    h("label", { for: id }, field.label, field.required ? star() : optional()),
    control(field, id, Boolean(help)),
    help && h("small", { class: "form-hint", id: `${id}-hint` }, help),
    h("p", { class: "form-error", id: `${id}-error`, role: "alert" }, field.error),
  );
}

const star = () => h("span", { class: "star", "aria-hidden": "true" }, "*");
const optional = () => h("span", { class: "optional" }, t("optional"));

/** @param {FormField} field */
function hint(field) {
  if (field.type === "period") return t("periodHint");
  return field.type === "lines" ? t("linesHint") : "";
}

/** @param {FormField} field */
const isLong = (field) =>
  field.type === "lines" || (field.type === "text" && LONG_TEXT.test(field.name));

/**
 * @param {FormField} field
 * @param {string} id
 * @param {boolean} hinted
 * @returns {Control}
 */
function control(field, id, hinted) {
  const described = hinted ? `${id}-hint ${id}-error` : `${id}-error`;
  const common = {
    id,
    name: field.name,
    autocomplete: "off",
    "aria-required": field.required ? "true" : null,
    "aria-invalid": field.error ? "true" : null,
    "aria-describedby": described,
  };
  if (field.options.length > 0) return select(field, common);
  if (isLong(field)) return h("textarea", { ...common, rows: 3 }, field.value);
  const input = h("input", { type: "text", ...INPUTS[field.type], ...common });
  input.value = field.value;
  return input;
}

/**
 * @param {FormField} field
 * @param {Record<string, unknown>} attributes
 */
function select(field, attributes) {
  const blank = h("option", { value: "" }, field.required ? t("choose") : "—");
  const options = field.options.map(([value, label]) => h("option", { value }, label));
  const element = h("select", attributes, blank, options);
  element.value = field.options.some(([value]) => value === field.value) ? field.value : "";
  return element;
}

/**
 * Says under each required field that is empty that it is needed, and goes to the first of them.
 * @param {HTMLFormElement} element
 * @param {FormField[]} fields
 * @returns {boolean} whether nothing is missing
 */
function complete(element, fields) {
  const missing = fields.filter((field) => mark(element, field));
  if (missing.length > 0) controlOf(element, missing[0].name).focus();
  return missing.length === 0;
}

/**
 * @param {HTMLFormElement} element
 * @param {FormField} field
 * @returns {boolean} whether the field is missing
 */
function mark(element, field) {
  const input = controlOf(element, field.name);
  const missing = field.required && input.value.trim() === "";
  const error = document.getElementById(`${input.id}-error`);
  if (error) error.textContent = missing ? t("required", { label: field.label }) : "";
  input.toggleAttribute("aria-invalid", missing);
  if (missing) input.setAttribute("aria-invalid", "true");
  return missing;
}

/**
 * @param {HTMLFormElement} element
 * @param {string} name
 * @returns {Control}
 */
const controlOf = (element, name) => /** @type {Control} */ (element.elements.namedItem(name));

/** The field to go to when a form arrives: the first wrong one, else the first empty one. @param {Element} reply */
export function firstField(reply) {
  const controls = /** @type {Control[]} */ ([
    ...reply.querySelectorAll(".form :is(input, select, textarea)"),
  ]);
  const wrong = controls.find((control) => control.getAttribute("aria-invalid") === "true");
  return wrong ?? controls.find((control) => control.value === "") ?? controls[0] ?? null;
}
