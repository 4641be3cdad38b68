/** A chart: drawn by the server in the theme of the page, said in words beside it. */

import { chartAddress } from "./api.js";
import { h, icon } from "./dom.js";
import { t } from "./strings.js";
import { onTheme, shownTheme } from "./theme.js";

/** @typedef {import("./types.js").ChartBlock} ChartBlock */

const WIDTHS = [360, 540, 760];
const LARGE = 1200;

/** Draws every chart of the page again when the theme changes. */
export function followTheme() {
  onTheme(() => {
    for (const image of document.querySelectorAll("img[data-chart]"))
      load(/** @type {HTMLImageElement} */ (image));
  });
}

/**
 * @param {ChartBlock} block
 * @param {import("./blocks.js").Place} place
 * @returns {HTMLElement}
 */
export function chart(block, place) {
  const where = `${place.message}/${place.index}`;
  const image = picture(block, where, fittingWidth());
  const open = () => enlarge(block, where);
  const label = t("enlarge", { title: block.title });
  const button = h(
    "button",
    { type: "button", class: "chart-open", "aria-label": label, onclick: open },
    image,
  );
  const card = h("figure", { class: "card chart" }, button);
  image.addEventListener("error", () => card.replaceChildren(inWords(block)));
  return card;
}

/**
 * @param {ChartBlock} block
 * @param {string} where
 * @param {number} width
 */
function picture(block, where, width) {
  const image = h("img", {
    alt: words(block),
    "data-chart": where,
    "data-width": width,
    decoding: "async",
  });
  image.addEventListener("load", () => image.classList.add("drawn"));
  load(image);
  return image;
}

/** @param {HTMLImageElement} image */
function load(image) {
  const [message, index] = (image.dataset.chart || "").split("/");
  image.src = chartAddress(message, Number(index), Number(image.dataset.width), shownTheme());
}

/** The narrowest drawing that fills the conversation. */
function fittingWidth() {
  const wanted = Math.min(window.innerWidth - 32, 760);
  return WIDTHS.find((width) => width >= wanted) ?? 760;
}

/**
 * @param {ChartBlock} block
 * @param {string} where
 */
function enlarge(block, where) {
  const close = () => dialog.close();
  const dialog = h(
    "dialog",
    { class: "lightbox", "aria-label": block.title },
    h(
      "button",
      { type: "button", class: "quiet lightbox-close", "aria-label": t("dismiss"), onclick: close },
      icon("close"),
    ),
    picture(block, where, LARGE),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {ChartBlock} block @returns {string} title and figures, as one sentence a series */
function words(block) {
  const title = block.unit ? `${block.title} (${block.unit})` : block.title;
  const lines = block.series.map((series) => {
    const figures = block.categories.map(
      (category, at) => `${category} ${series.values[at] ?? "—"}`,
    );
    return `${series.name ? `${series.name}: ` : ""}${figures.join(", ")}`;
  });
  return [title, ...lines].join(". ");
}

/** @param {ChartBlock} block */
function inWords(block) {
  return h("figcaption", { class: "chart-words" }, h("b", {}, t("noChart")), " ", words(block));
}
