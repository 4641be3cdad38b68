/** Light, dark, or as the system has it; remembered on this device. */

/** @typedef {"auto"|"light"|"dark"} Theme */

const KEY = "guanxi.theme";
const system = window.matchMedia("(prefers-color-scheme: dark)");
/** @type {(() => void)[]} */
const listeners = [];

/** What the person chose. @returns {Theme} */
export function chosenTheme() {
  const kept = localStorage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : "auto";
}

/** What is on the screen now. @returns {"light"|"dark"} */
export function shownTheme() {
  const chosen = chosenTheme();
  if (chosen !== "auto") return chosen;
  return system.matches ? "dark" : "light";
}

/** @param {Theme} theme */
export function chooseTheme(theme) {
  localStorage.setItem(KEY, theme);
  applyTheme();
}

/** Puts the theme on the page and tells those who draw for it. */
export function applyTheme() {
  document.documentElement.dataset.theme = chosenTheme();
  for (const listener of listeners) listener();
}

/** @param {() => void} listener */
export function onTheme(listener) {
  listeners.push(listener);
}

system.addEventListener("change", applyTheme);
