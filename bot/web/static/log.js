/** The conversation: messages in order, followed as they come unless the reader has scrolled up. */

import { h, icon } from "./dom.js";
import { drawMessage, mine, setPast, typingSign } from "./message.js";
import { t } from "./strings.js";

/** @typedef {import("./types.js").Message} Message */

const NEAR = 48;

export class Log {
  /**
   * @param {string} name what Guanxi is called
   * @param {import("./types.js").Actions} actions
   * @param {{greeting: HTMLElement, loadEarlier: () => Promise<void>}} options
   */
  constructor(name, actions, { greeting, loadEarlier }) {
    this.name = name;
    this.actions = actions;
    this.greeting = greeting;
    /** @type {"answer"|"end"|"nothing"} */
    this.following = "answer";
    this.placed = 0;
    this.earlier = h(
      "button",
      { type: "button", class: "earlier", hidden: true, onclick: loadEarlier },
      t("earlier"),
    );
    this.list = h("div", {
      class: "messages",
      role: "log",
      "aria-live": "off",
      "aria-busy": "true",
      "aria-label": t("conversation"),
    });
    this.tail = h("div", { class: "tail" });
    this.body = h("div", { class: "log-body" }, this.earlier, greeting, this.list, this.tail);
    this.scroller = h("div", { class: "log", onscroll: () => this.noticeScroll() }, this.body);
    this.pill = h("button", {
      type: "button",
      class: "pill",
      hidden: true,
      onclick: () => this.toEnd(),
    });
    this.element = h("div", { class: "log-frame" }, this.scroller, this.pill);
    new ResizeObserver(() => this.follow()).observe(this.body);
    new ResizeObserver(() => this.follow()).observe(this.scroller);
    new IntersectionObserver(
      (seen) => seen.some((entry) => entry.isIntersecting) && loadEarlier(),
      {
        root: this.scroller,
      },
    ).observe(this.earlier);
  }

  /** Whether there are messages before the first one here. @param {boolean} more */
  set more(more) {
    this.earlier.hidden = !more;
  }

  /** Whether what is added is read out to nobody: history is not news. @param {boolean} silent */
  set silent(silent) {
    // A screen reader looks at what was added only after this task.
    if (silent) this.list.setAttribute("aria-live", "off");
    else setTimeout(() => this.list.setAttribute("aria-live", "polite"), 500);
  }

  /** The conversation so far is here. */
  loaded() {
    this.list.setAttribute("aria-busy", "false");
    this.silent = false;
    this.toEnd();
  }

  /** The number of the first reply, to ask for what was said before it. */
  get first() {
    const element = /** @type {HTMLElement|null} */ (this.list.querySelector(".reply[data-id]"));
    return element ? Number(element.dataset.id) : null;
  }

  /** @param {Message} message */
  has(message) {
    return this.list.querySelector(`[data-id="${CSS.escape(String(message.id))}"]`) !== null;
  }

  /**
   * Adds messages at the end; one that is already here is not shown twice.
   * @param {Message[]} messages
   * @returns {HTMLElement[]} those added
   */
  append(messages) {
    const fresh = messages.filter((message) => !this.has(message));
    const elements = fresh.map((message) => drawMessage(message, this.name, this.actions));
    this.list.append(...elements);
    this.settle();
    if (elements.length > 0 && this.following === "nothing") this.showPill(true);
    return elements;
  }

  /** Adds a message that came by itself. @param {Message} message @returns {boolean} whether it is new here */
  notify(message) {
    if (this.following === "end") this.following = "answer";
    const [element] = this.append([message]);
    element?.classList.add("notice");
    this.follow();
    return element !== undefined;
  }

  /** Adds earlier messages at the start; what is being read stays where it is. @param {Message[]} messages */
  prepend(messages) {
    const { scrollHeight, scrollTop } = this.scroller;
    const fresh = messages.filter((message) => !this.has(message));
    this.silent = true;
    this.list.prepend(...fresh.map((message) => drawMessage(message, this.name, this.actions)));
    this.settle();
    this.silent = false;
    this.scroller.scrollTop = scrollTop + this.scroller.scrollHeight - scrollHeight;
  }

  /**
   * Shows at once what I said, before the server has it.
   * @param {string} text
   * @returns {() => void} takes it away again
   */
  echo(text) {
    const element = mine(text);
    element.classList.add("sending");
    this.list.append(element);
    this.following = "answer";
    this.settle();
    return () => {
      element.remove();
      this.settle();
    };
  }

  /** @param {boolean} shown */
  typing(shown) {
    this.tail.replaceChildren(...(shown ? [typingSign(this.name)] : []));
    this.follow();
  }

  /** Names the days, closes past choices, greets while nothing is here, and goes on following. */
  settle() {
    const messages = /** @type {HTMLElement[]} */ ([...this.list.querySelectorAll(".message")]);
    this.greeting.hidden = messages.length > 0;
    const lastMine = messages.findLastIndex((message) => message.classList.contains("me"));
    messages.forEach((message, index) => setPast(message, index < lastMine));
    this.nameDays(messages);
    this.follow();
  }

  /** @param {HTMLElement[]} messages */
  nameDays(messages) {
    let day = "";
    for (const message of messages) {
      const its = message.dataset.day ?? day;
      this.nameDay(message, its === day ? "" : its);
      day = its;
    }
  }

  /**
   * Puts a day's name before a message, or takes it away; one that is right stays, unannounced.
   * @param {HTMLElement} message
   * @param {string} day
   */
  nameDay(message, day) {
    const before = message.previousElementSibling;
    const line = before?.classList.contains("day") ? before : null;
    if ((line?.textContent ?? "") === day) return;
    line?.remove();
    if (day) message.before(h("p", { class: "day" }, day));
  }

  /** Keeps in view what is being followed, as the conversation grows. */
  follow() {
    if (this.following === "nothing") return;
    this.scroller.scrollTop =
      this.following === "end" ? this.scroller.scrollHeight : this.answerTop();
    this.placed = this.scroller.scrollTop;
  }

  /** The end, but never past what was said last: a long answer is read from its start. */
  answerTop() {
    const last = /** @type {HTMLElement|undefined} */ (
      [...this.list.querySelectorAll(".me, .notice")].at(-1)
    );
    const end = this.scroller.scrollHeight - this.scroller.clientHeight;
    return last ? Math.min(end, last.offsetTop - 20) : end;
  }

  /** Whoever scrolls away reads on undisturbed; whoever comes back is followed again. */
  noticeScroll() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const left = scrollHeight - clientHeight - scrollTop;
    if (Math.abs(scrollTop - this.placed) > 1) {
      if (Math.abs(scrollTop - this.answerTop()) < 4) this.following = "answer";
      else this.following = left < NEAR ? "end" : "nothing";
    }
    if (left < NEAR) this.pill.hidden = true;
    else if (left > clientHeight && this.pill.hidden) this.showPill(false);
  }

  /** @param {boolean} unseen whether something new is below */
  showPill(unseen) {
    this.pill.replaceChildren(icon("down"), t(unseen ? "newMessages" : "toBottom"));
    this.pill.hidden = false;
  }

  toEnd() {
    this.following = "end";
    this.pill.hidden = true;
    this.follow();
  }
}
