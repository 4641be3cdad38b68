/** One message: mine as a bubble, Guanxi's as its blocks with its buttons under them. */

import { drawBlock } from "./blocks.js";
import { h, icon, mark } from "./dom.js";
import { clock, dayName, t } from "./strings.js";

/** @typedef {import("./types.js").Actions} Actions */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Button} Button */

/**
 * @param {Message} message
 * @param {string} name what Guanxi is called
 * @param {Actions} actions
 * @returns {HTMLElement}
 */
export function drawMessage(message, name, actions) {
  const element = message.from === "me" ? mine(message.text ?? "") : theirs(message, name, actions);
  element.dataset.id = String(message.id);
  element.dataset.day = dayName(message.at);
  return element;
}

/**
 * @param {string} text
 * @returns {HTMLElement}
 */
export function mine(text) {
  const speaker = h("span", { class: "aside" }, `${t("me")}: `);
  return h("article", { class: "message me" }, h("p", { class: "bubble" }, speaker, text));
}

/**
 * @param {Message} message
 * @param {string} name
 * @param {Actions} actions
 */
function theirs(message, name, actions) {
  return h(
    "article",
    { class: "message reply" },
    h(
      "header",
      { class: "speaker" },
      mark(),
      h("b", {}, name),
      h("time", { datetime: message.at }, clock(message.at)),
    ),
    h("div", { class: "blocks" }, blocks(message, actions)),
    buttons(message, actions),
  );
}

/**
 * @param {Message} message
 * @param {Actions} actions
 */
function blocks(message, actions) {
  if (!message.reply) return [h("p", { class: "text" }, message.text ?? "")];
  return message.reply.blocks.map((block, index) =>
    drawBlock(block, { message: message.id, index, actions }),
  );
}

/**
 * @param {Message} message
 * @param {Actions} actions
 */
function buttons(message, actions) {
  const all = message.reply?.buttons ?? [];
  if (all.length === 0) return null;
  return h(
    "div",
    { class: "buttons", role: "group" },
    all.map((button) => drawButton(button, message.id, actions)),
  );
}

/**
 * @param {Button} button
 * @param {number|string} message
 * @param {Actions} actions
 */
function drawButton(button, message, actions) {
  const { id, label, style, action } = button;
  const press = () =>
    pressed(element, () => actions.take({ label, press: { message, button: id } }));
  const element = h(
    "button",
    { type: "button", class: `button ${style}`, "data-action": action.type, onclick: press },
    action.type === "undo" && icon("undo"),
    label,
  );
  return element;
}

/**
 * Shows the button as pressed while its turn is under way, and for good once it went through.
 * @param {HTMLButtonElement} element
 * @param {() => Promise<boolean>} take
 */
async function pressed(element, take) {
  if (element.getAttribute("aria-disabled") === "true") return;
  element.classList.add("pressed");
  const through = await take();
  if (through) element.setAttribute("aria-pressed", "true");
  else element.classList.remove("pressed");
  if (element.dataset.action !== "ask") close(element, through);
}

/**
 * @param {HTMLElement} button
 * @param {boolean} closed
 */
function close(button, closed) {
  if (closed) button.setAttribute("aria-disabled", "true");
  else if (!button.classList.contains("pressed")) button.removeAttribute("aria-disabled");
}

/**
 * Closes what a reply offered once the conversation went on: its choices and its form. Undo and
 * what could as well be said anew stay open.
 * @param {Element} message
 * @param {boolean} past
 */
export function setPast(message, past) {
  message.classList.toggle("past", past);
  const choices = /** @type {NodeListOf<HTMLElement>} */ (
    message.querySelectorAll("[data-action=answer]")
  );
  for (const button of choices) close(button, past);
  for (const fields of message.querySelectorAll("fieldset")) fields.disabled = past;
}

/** @param {string} name @returns {HTMLElement} the three dots */
export function typingSign(name) {
  return h(
    "div",
    { class: "message reply typing" },
    h("header", { class: "speaker" }, mark(), h("b", {}, name)),
    h(
      "div",
      { class: "dots", role: "status", "aria-label": t("typing", { name }) },
      h("i"),
      h("i"),
      h("i"),
    ),
  );
}
