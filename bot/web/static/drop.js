/** Files dragged onto the conversation. */

import { h, icon } from "./dom.js";
import { t } from "./strings.js";

/**
 * @param {HTMLElement} host
 * @param {(files: FileList) => void} receive
 */
export function acceptDrops(host, receive) {
  const sign = h("div", { class: "drop", "aria-hidden": "true" }, icon("file"), t("dropHere"));
  const show = (/** @type {boolean} */ shown) => host.classList.toggle("dropping", shown);
  host.append(sign);
  host.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    show(true);
  });
  host.addEventListener("dragleave", (event) => {
    if (!host.contains(/** @type {Node|null} */ (event.relatedTarget))) show(false);
  });
  host.addEventListener("drop", (event) => {
    event.preventDefault();
    show(false);
    if (event.dataTransfer) receive(event.dataTransfer.files);
  });
}
