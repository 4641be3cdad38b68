/** What is shown when there is nothing to read yet: a welcome, the way to sign in, or what went wrong. */

import { h, mark } from "./dom.js";
import { t } from "./strings.js";

/** @typedef {import("./types.js").Session} Session */

/**
 * @param {Session} session
 * @param {(text: string) => void} suggest
 * @returns {HTMLElement}
 */
export function welcome(session, suggest) {
  const cards = session.suggestions.map((words) =>
    h("li", {}, h("button", { type: "button", onclick: () => suggest(words) }, words)),
  );
  return h(
    "section",
    { class: "welcome" },
    mark(),
    h("h2", {}, t("welcome", { name: session.user?.name ?? "" })),
    h("p", {}, t("welcomeText")),
    h("ul", { class: "starters", "aria-label": t("suggestions") }, cards),
  );
}

/** @returns {HTMLElement} */
export function signedOut() {
  const command = h("code", {}, "guanxi link NAME");
  return plainPage(
    t("signedOut"),
    h("p", {}, t("signedOutText")),
    h("p", { class: "command" }, command),
  );
}

/**
 * @param {string} reason
 * @param {() => void} again
 * @returns {HTMLElement}
 */
export function startFailed(reason, again) {
  const button = h(
    "button",
    { type: "button", class: "button primary", onclick: again },
    t("reload"),
  );
  return plainPage(t("startError"), h("p", {}, reason), button);
}

/**
 * @param {string} title
 * @param {...Node} content
 */
function plainPage(title, ...content) {
  return h("main", { class: "plain" }, mark(), h("h1", {}, title), ...content);
}
