/** The box that I type into: it grows, sends on Enter, recalls, and never loses what was typed. */

import { fileSize } from "./blocks.js";
import { h, hasFinePointer, icon } from "./dom.js";
import { t } from "./strings.js";

/** @typedef {import("./types.js").Turn} Turn */

const ACCEPTED = ".csv,.tsv,.xlsx,.vcf";

export class Composer {
  /**
   * @param {{name: string, owner: string, take: (turn: Turn) => Promise<boolean>}} options
   *   `owner` is whose draft this is
   */
  constructor({ name, owner, take }) {
    this.take = take;
    this.draftKey = `guanxi.draft.${owner}`;
    /** @type {File|null} */
    this.file = null;
    /** What could not be sent last: sent again as it is, it stays the same turn. @type {Turn|null} */
    this.unsent = null;
    /** @type {string[]} */
    this.said = [];
    this.recalled = 0;
    this.input = this.makeInput(name);
    this.sendButton = h(
      "button",
      {
        type: "submit",
        class: "send",
        "aria-label": t("send"),
        title: t("send"),
        // The box keeps the focus, and a phone its keyboard.
        onmousedown: (/** @type {Event} */ event) => event.preventDefault(),
      },
      icon("send"),
    );
    this.picker = h("input", {
      type: "file",
      accept: ACCEPTED,
      hidden: true,
      onchange: () => this.picked(),
    });
    this.attachments = h("div", { class: "attachments" });
    this.problem = h("div", { class: "problem", role: "alert", hidden: true });
    this.element = this.makeForm();
    this.refresh();
  }

  /** @param {string} name */
  makeInput(name) {
    const input = h("textarea", {
      id: "say",
      rows: 1,
      placeholder: t("say"),
      "aria-label": t("sayLabel", { name }),
      enterkeyhint: "send",
      autocomplete: "off",
      oninput: () => this.refresh(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event),
      onpaste: (/** @type {ClipboardEvent} */ event) => this.pasted(event),
    });
    input.value = localStorage.getItem(this.draftKey) ?? "";
    return input;
  }

  makeForm() {
    const clip = h(
      "button",
      {
        type: "button",
        class: "quiet",
        "aria-label": t("attach"),
        title: t("attach"),
        onclick: () => this.picker.click(),
      },
      icon("clip"),
    );
    const box = h("div", { class: "box" }, clip, this.input, this.sendButton);
    const form = h(
      "form",
      { class: "composer" },
      this.problem,
      h("div", { class: "field" }, this.attachments, box),
    );
    form.append(this.picker, h("p", { class: "keys" }, t("hint")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    return form;
  }

  /** Keeps the draft, the height and the send button in step with what is typed. */
  refresh() {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`;
    this.sendButton.disabled = this.busy || (this.input.value.trim() === "" && !this.file);
    if (this.input.value) localStorage.setItem(this.draftKey, this.input.value);
    else localStorage.removeItem(this.draftKey);
  }

  /** Whether a turn is under way; typing goes on meanwhile, sending does not. */
  get busy() {
    return this.element?.getAttribute("aria-busy") === "true";
  }

  set busy(busy) {
    this.element.setAttribute("aria-busy", String(busy));
    this.refresh();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    // Safari ends a composition before the Enter that ended it: only the key code 229 tells.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    }
    if (event.key === "ArrowUp" || event.key === "ArrowDown") this.recall(event);
  }

  /**
   * Up goes to what I said before, down comes back; a draft of my own is never written over.
   * @param {KeyboardEvent} event
   */
  recall(event) {
    const shown = this.said[this.recalled] ?? "";
    if (this.input.value !== shown || event.isComposing) return;
    const next = this.recalled + (event.key === "ArrowUp" ? -1 : 1);
    if (next < 0 || next > this.said.length) return;
    event.preventDefault();
    this.recalled = next;
    this.write(this.said[next] ?? "");
  }

  /** @param {string} text */
  write(text) {
    this.input.value = text;
    this.input.setSelectionRange(text.length, text.length);
    this.refresh();
  }

  /** What I said in this conversation, oldest first. @param {string[]} said */
  remember(said) {
    this.said.push(...said);
    this.recalled = this.said.length;
  }

  async send() {
    const text = this.input.value.trim();
    const file = this.file ?? undefined;
    if (this.busy || (!text && !file)) return;
    if (file) await this.sendFile(file);
    else await this.sendText(text);
  }

  /** @param {string} text */
  async sendText(text) {
    this.write("");
    this.remember([text]);
    await this.take(this.unsent?.text === text ? this.unsent : { text, label: text });
  }

  /** A file goes first, and then what is typed beside it. @param {File} file */
  async sendFile(file) {
    this.attach(null);
    if (await this.take({ file, label: file.name })) await this.send();
  }

  /**
   * Gives back what could not be sent, says why, and offers to try again.
   * @param {Turn} turn
   * @param {string} reason
   */
  restore(turn, reason) {
    const typed = turn.press || turn.form ? "" : (turn.text ?? "");
    this.unsent = turn;
    const given = typed !== "" && this.input.value === "";
    if (given) this.write(typed);
    if (turn.file && !this.file) this.attach(turn.file);
    const again = () => {
      this.clearProblem();
      if (given && this.input.value === typed) this.write("");
      if (turn.file) this.attach(null);
      this.take(turn);
    };
    const hidden = typed !== "" && !given;
    this.explain(
      hidden ? t("textNotSent", { text: typed, reason }) : t("notSent", { reason }),
      again,
    );
  }

  /**
   * @param {string} words
   * @param {(() => void)|null} [again]
   */
  explain(words, again = null) {
    const dismiss = {
      type: "button",
      class: "quiet",
      "aria-label": t("dismiss"),
      onclick: () => this.clearProblem(),
    };
    this.problem.replaceChildren(
      icon("alert"),
      h("span", {}, words),
      ...(again
        ? [h("button", { type: "button", class: "button", onclick: again }, t("retry"))]
        : []),
      h("button", dismiss, icon("close")),
    );
    this.problem.hidden = false;
  }

  clearProblem() {
    this.problem.hidden = true;
    this.problem.replaceChildren();
  }

  picked() {
    this.attachFirst(this.picker.files);
    this.picker.value = "";
  }

  /** @param {ClipboardEvent} event */
  pasted(event) {
    const files = event.clipboardData?.files;
    if (!files?.length || event.clipboardData?.getData("text")) return;
    event.preventDefault();
    this.attachFirst(files);
  }

  /** @param {FileList|null|undefined} files */
  attachFirst(files) {
    if (!files?.length) return;
    if (files.length > 1) this.explain(t("oneFile"));
    this.attach(files[0]);
    this.focus();
  }

  /** @param {File|null} file */
  attach(file) {
    this.file = file;
    const remove = {
      type: "button",
      class: "quiet",
      "aria-label": t("removeFile"),
      onclick: () => this.attach(null),
    };
    const chip =
      file &&
      h(
        "span",
        { class: "chip" },
        icon("file"),
        h("b", {}, file.name),
        h("small", {}, fileSize(file.size)),
        h("button", remove, icon("close")),
      );
    this.attachments.replaceChildren(...(chip ? [chip] : []));
    this.refresh();
  }

  /** Goes to the box, where that opens no keyboard over the conversation. */
  focus() {
    if (hasFinePointer()) this.input.focus({ preventScroll: true });
  }
}
