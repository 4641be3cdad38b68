/** A chart: drawn by the server, fitted to the theme by blocks.css, said in words beside it. */

import { chartAddress } from "./api.js";
import { h, icon } from "./dom.js";
import { t } from "./strings.js";

/** @typedef {import("./types.js").ChartBlock} ChartBlock */

/**
 * @param {ChartBlock} block
 * @param {import("./blocks.js").Place} place
 * @returns {HTMLElement}
 */
export function chart(block, place) {
  const image = picture(block, chartAddress(place.message, place.index));
  const open = () => enlarge(block, image.src);
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
 * @param {string} src
 */
function picture(block, src) {
  const image = h("img", { class: "drawing", alt: words(block), src, decoding: "async" });
  image.addEventListener("load", () => image.classList.add("drawn"));
  return image;
}

/**
 * @param {ChartBlock} block
 * @param {string} src
 */
function enlarge(block, src) {
  const close = () => dialog.close();
  const button = { type: "button", class: "quiet lightbox-close", "aria-label": t("dismiss") };
  const dialog = h(
    "dialog",
    { class: "lightbox", "aria-label": block.title },
    h("button", { ...button, onclick: close }, icon("close")),
    h("div", { class: "lightbox-scroll", tabindex: 0 }, picture(block, src)),
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
