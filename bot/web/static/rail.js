/** The rail: who I am, whom the demo lets me be, language, theme, and what I could say. */

import { h, icon, mark } from "./dom.js";
import { getLanguage, roleName, t } from "./strings.js";
import { chooseTheme, chosenTheme } from "./theme.js";

/** @typedef {import("./types.js").Session} Session */
/** @typedef {import("./types.js").Person} Person */

/**
 * @typedef {{switchTo: (person: number) => void, speak: (language: string) => void,
 *   suggest: (text: string) => void, look: (view: string) => void, close: () => void}} RailActions
 */

const THEMES = /** @type {const} */ (["auto", "light", "dark"]);

/**
 * @param {Session} session
 * @param {RailActions} actions
 * @returns {HTMLElement}
 */
export function drawRail(session, actions) {
  const close = {
    type: "button",
    class: "quiet rail-close",
    "aria-label": t("closeMenu"),
    onclick: actions.close,
  };
  return h(
    "aside",
    { class: "rail", id: "rail", "aria-label": t("whoAmI") },
    h(
      "div",
      { class: "rail-head" },
      mark(),
      h("h1", { class: "wordmark" }, session.title),
      h("button", close, icon("close")),
    ),
    h(
      "div",
      { class: "rail-body" },
      whoAmI(session),
      views(actions),
      people(session, actions),
      suggestions(session, actions),
    ),
    h("div", { class: "rail-end" }, languages(actions), themes()),
  );
}

/** @param {Session} session */
function whoAmI({ user, demo }) {
  if (!user || demo) return null;
  const words = h("div", {}, h("b", {}, user.name), h("small", {}, roleName(user.role)));
  return h("section", { class: "who" }, face(user.name), words);
}

/** What the page can show; `showView` marks the one that it does. @param {RailActions} actions */
function views(actions) {
  const link = (/** @type {string} */ view, /** @type {string} */ picture, /** @type {string} */ words) =>
    h(
      "button",
      { type: "button", class: "view", "data-view": view, onclick: () => actions.look(view) },
      icon(picture),
      words,
    );
  return h(
    "nav",
    { class: "views", "aria-label": t("views") },
    link("conversation", "talk", t("conversation")),
    link("automation", "clock", t("automation")),
  );
}

/**
 * @param {HTMLElement} rail
 * @param {string} view
 */
export function showView(rail, view) {
  for (const button of rail.querySelectorAll("[data-view]")) {
    if (button.getAttribute("data-view") === view) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  }
}

/** @param {string} name */
function face(name) {
  const hue =
    [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % 6;
  return h("span", { class: `face hue-${hue}`, "aria-hidden": "true" }, initials(name));
}

/** @param {string} name @returns {string} 晴 of 方晴, DK of David Kim */
function initials(name) {
  const words = name.trim().split(/\s+/);
  if (words.length > 1) return (words[0][0] + words[words.length - 1][0]).toUpperCase();
  return [...name].length <= 4 ? ([...name].at(-1) ?? "") : [...name][0].toUpperCase();
}

/**
 * @param {Session} session
 * @param {RailActions} actions
 */
function suggestions(session, actions) {
  if (session.suggestions.length === 0) return null;
  return group(
    t("suggestions"),
    h(
      "ul",
      { class: "suggestions" },
      session.suggestions.map((words) =>
        h("li", {}, h("button", { type: "button", onclick: () => actions.suggest(words) }, words)),
      ),
    ),
  );
}

/**
 * @param {Session} session
 * @param {RailActions} actions
 */
function people(session, actions) {
  if (!session.demo || session.people.length === 0) return null;
  return group(
    t("switchTo"),
    h(
      "ul",
      { class: "people" },
      session.people.map((person) => h("li", {}, personButton(person, session, actions))),
    ),
    h("p", { class: "note" }, t("demoNote")),
  );
}

/**
 * @param {Person} person
 * @param {Session} session
 * @param {RailActions} actions
 */
function personButton(person, session, actions) {
  const mine = person.name === session.user?.name;
  const about = [roleName(person.role), person.team].filter(Boolean).join(" · ");
  return h(
    "button",
    {
      type: "button",
      class: "person",
      title: about,
      "aria-current": mine ? "true" : null,
      onclick: () => actions.switchTo(person.id),
    },
    face(person.name),
    h("span", {}, h("b", {}, person.name), h("small", {}, about)),
  );
}

/**
 * @param {string} title
 * @param {...(Node|null)} content
 */
function group(title, ...content) {
  return h("section", { class: "rail-group" }, h("h2", {}, title), ...content);
}

/** @param {RailActions} actions */
function languages(actions) {
  const labels = { zh: "中文", en: "English" };
  const options = Object.entries(labels).map(([value, label]) => ({ value, label, lang: value }));
  return segmented(t("language"), options, getLanguage(), actions.speak);
}

function themes() {
  const options = THEMES.map((value) => ({ value, label: t(value), icon: value }));
  return segmented(t("theme"), options, chosenTheme(), (value) =>
    chooseTheme(/** @type {"auto"} */ (value)),
  );
}

/**
 * @param {string} title
 * @param {{value: string, label: string, lang?: string, icon?: string}[]} options
 * @param {string} chosen
 * @param {(value: string) => void} choose
 */
function segmented(title, options, chosen, choose) {
  const inputs = options.map((option) => {
    const attributes = {
      type: "radio",
      name: title,
      value: option.value,
      checked: option.value === chosen,
    };
    const input = h("input", { ...attributes, onchange: () => choose(option.value) });
    return h(
      "label",
      { lang: option.lang },
      input,
      h("span", {}, option.icon && icon(option.icon), option.label),
    );
  });
  return h("fieldset", { class: "segmented" }, h("legend", { class: "aside" }, title), inputs);
}
