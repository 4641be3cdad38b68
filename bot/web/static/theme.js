/** Light, dark, or as the system has it; remembered on this device. */

/** @typedef {"auto"|"light"|"dark"} Theme */

const KEY = "guanxi.theme";

/** What the person chose. @returns {Theme} */
export function chosenTheme() {
  const kept = localStorage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : "auto";
}

/** @param {Theme} theme */
export function chooseTheme(theme) {
  localStorage.setItem(KEY, theme);
  applyTheme();
}

/** Puts the theme on the page; style.css does the rest. */
export function applyTheme() {
  document.documentElement.dataset.theme = chosenTheme();
}
