/** One person's conversation: takes turns, receives notices, and holds rail, log and composer. */

import { ApiError, getMessages, getSession, listen, postTurn } from "./api.js";
import { Automation } from "./automation.js";
import { Composer } from "./composer.js";
import { h, icon, mark } from "./dom.js";
import { acceptDrops } from "./drop.js";
import { firstField } from "./form.js";
import { Log } from "./log.js";
import { drawRail, showView } from "./rail.js";
import { getLanguage, t } from "./strings.js";
import { welcome } from "./welcome.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Session} Session */
/** @typedef {import("./types.js").Turn} Turn */

/**
 * @typedef {{switchTo: (person: number) => void, speak: (language: string) => void,
 *   renew: (session: Session) => void, restart: () => void}} PageActions
 */

const PATIENCE_MS = 300;

/** A name for a turn, so that sending it again does nothing twice; `randomUUID` needs https. */
const newKey = () =>
  [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("");

export class Conversation {
  /**
   * @param {Session} session
   * @param {PageActions} page
   */
  constructor(session, page) {
    this.session = session;
    this.page = page;
    this.closed = false;
    this.busy = false;
    this.loading = false;
    this.unread = 0;
    /** @type {Message[]} */
    this.waiting = [];
    const take = (/** @type {Turn} */ turn) => this.take(turn);
    const greeting = welcome(session, (text) => this.suggest(text));
    greeting.hidden = true;
    this.log = new Log(
      session.title,
      { take },
      { greeting, loadEarlier: () => this.loadEarlier() },
    );
    this.composer = new Composer({ name: session.title, owner: session.user?.name ?? "", take });
    this.rail = drawRail(session, {
      ...page,
      suggest: (text) => this.suggest(text),
      look: (view) => this.look(view),
      close: () => this.toggleRail(false),
    });
    this.automation = new Automation();
    this.elements = this.layout();
    acceptDrops(this.elements[this.elements.length - 1], (files) =>
      this.composer.attachFirst(files),
    );
    document.addEventListener("visibilitychange", this.seen);
    window.addEventListener("hashchange", this.turnTo);
  }

  /** @returns {HTMLElement[]} */
  layout() {
    const skip = h("a", { class: "skip", href: "#say" }, t("skip"));
    const shade = h("div", { class: "shade", onclick: () => this.toggleRail(false) });
    this.menu = h(
      "button",
      {
        type: "button",
        class: "quiet",
        "aria-label": t("menu"),
        "aria-expanded": "false",
        "aria-controls": "rail",
        onclick: () => this.toggleRail(true),
      },
      icon("menu"),
    );
    const bar = h(
      "header",
      { class: "bar" },
      this.menu,
      mark(),
      h("h1", {}, this.session.title),
      h("span", { class: "bar-who" }, this.session.user?.name),
    );
    const parts = [this.log.element, this.composer.element, this.automation.element];
    const main = h("main", { class: "main" }, bar, parts);
    this.rail.addEventListener(
      "keydown",
      (event) => event.key === "Escape" && this.toggleRail(false),
    );
    return [skip, this.rail, shade, main];
  }

  /** On a phone the rail is a drawer. @param {boolean} open */
  toggleRail(open) {
    document.body.classList.toggle("rail-open", open);
    this.menu?.setAttribute("aria-expanded", String(open));
    if (open) /** @type {HTMLElement|null} */ (this.rail.querySelector(".rail-close"))?.focus();
    else this.menu?.focus();
  }

  /** Turns to the conversation or to another view, which is kept in the address. @param {string} view */
  look(view) {
    if (document.body.classList.contains("rail-open")) this.toggleRail(false);
    if (view === this.view) return;
    location.hash = view === "conversation" ? "" : view;
  }

  /** Shows what the address names. */
  turnTo = () => {
    this.view = location.hash === "#automation" ? "automation" : "conversation";
    const talking = this.view === "conversation";
    this.log.element.hidden = !talking;
    this.composer.element.hidden = !talking;
    this.automation.show(!talking);
    showView(this.rail, this.view);
  };

  async open() {
    document.body.classList.remove("rail-open");
    this.turnTo();
    this.composer.refresh();
    this.source = listen(
      (message) => this.receive(message),
      () => this.catchUp(),
    );
    await this.loadLatest();
    this.composer.focus();
  }

  close() {
    this.closed = true;
    this.source?.close();
    document.removeEventListener("visibilitychange", this.seen);
    window.removeEventListener("hashchange", this.turnTo);
  }

  async loadLatest() {
    try {
      const { messages, more } = await getMessages(null);
      if (this.closed) return;
      this.log.append(messages);
      this.log.more = more;
      this.log.loaded();
      this.composer.remember(
        messages.flatMap((message) =>
          message.from === "me" && message.text ? [message.text] : [],
        ),
      );
    } catch (error) {
      this.composer.explain(`${t("loadError")} ${/** @type {Error} */ (error).message}`, () =>
        this.page.restart(),
      );
    }
  }

  /** What was said elsewhere, or came while the connection was lost. */
  async catchUp() {
    const page = await getMessages(null).catch(() => null);
    if (page && !this.closed && !this.busy) this.log.append(page.messages);
  }

  async loadEarlier() {
    if (this.loading || this.log.first === null) return;
    this.loading = true;
    try {
      const { messages, more } = await getMessages(this.log.first);
      this.log.more = more;
      this.log.prepend(messages);
    } catch (error) {
      this.log.more = false;
      this.composer.explain(/** @type {Error} */ (error).message);
    } finally {
      this.loading = false;
    }
  }

  /** @param {string} text */
  suggest(text) {
    this.look("conversation");
    if (document.body.classList.contains("rail-open")) this.toggleRail(false);
    this.take({ text, label: text });
  }

  /**
   * One turn: what I say, press, fill in or hand over, and what comes back.
   * @param {Turn} turn
   * @returns {Promise<boolean>} whether it went through
   */
  async take(turn) {
    if (this.busy) return false;
    turn.key ??= newKey();
    this.begin();
    const takeBack = turn.label ? this.log.echo(turn.label) : () => {};
    const slow = setTimeout(() => this.log.typing(true), PATIENCE_MS);
    try {
      const { messages } = await postTurn(turn);
      takeBack();
      this.answered(messages);
      return true;
    } catch (error) {
      takeBack();
      this.failed(turn, /** @type {ApiError} */ (error));
      return false;
    } finally {
      clearTimeout(slow);
      this.finish();
    }
  }

  begin() {
    this.busy = true;
    this.composer.clearProblem();
    this.composer.busy = true;
    this.log.following = "answer";
  }

  finish() {
    this.busy = false;
    this.log.typing(false);
    this.composer.busy = false;
    for (const message of this.waiting.splice(0)) this.receive(message);
  }

  /** @param {Message[]} messages */
  answered(messages) {
    if (this.closed) return;
    const focused = document.activeElement;
    const fresh = this.log.append(messages);
    const field = fresh.length > 0 ? firstField(fresh[fresh.length - 1]) : null;
    if (field && matchMedia("(pointer: fine)").matches) field.focus({ preventScroll: true });
    else if (!focused || focused === document.body) this.composer.focus();
    this.renewSession();
  }

  /**
   * @param {Turn} turn
   * @param {ApiError} error
   */
  failed(turn, error) {
    if (this.closed) return;
    if (error.status === 401) this.page.restart();
    else this.composer.restore(turn, error.message);
  }

  /** A turn may have changed my language: then the page speaks it too. */
  async renewSession() {
    const session = await getSession().catch(() => null);
    if (!this.closed && session?.user && session.user.language !== getLanguage())
      this.page.renew(session);
  }

  /** A notice by itself. During a turn it waits, so that nothing is shown twice. @param {Message} message */
  receive(message) {
    if (this.busy) {
      this.waiting.push(message);
      return;
    }
    const fresh = this.log.notify(message);
    if (document.hidden && fresh) this.count(this.unread + 1);
  }

  seen = () => {
    if (document.hidden) return;
    this.count(0);
    this.catchUp();
  };

  /** @param {number} unread */
  count(unread) {
    this.unread = unread;
    document.title = unread > 0 ? `(${unread}) ${this.session.title}` : this.session.title;
  }
}
