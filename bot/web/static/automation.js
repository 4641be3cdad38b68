/** The automation view: drafts to decide about, what is to come, and what became of what was found. */

import { decideDraft, getAutomation } from "./api.js";
import { h } from "./dom.js";
import { t } from "./strings.js";

/** @typedef {import("./types.js").Notice} Notice */
/** @typedef {import("./types.js").Expected} Expected */
/** @typedef {import("./types.js").AutomationPage} AutomationPage */

const PATIENCE_MS = 350;

export class Automation {
  constructor() {
    this.filter = { rule: "", status: "", customer: "" };
    this.asked = 0;
    this.deciding = false;
    this.rules = select(t("rule"), t("everyRule"), (value) => this.narrow({ rule: value }));
    this.statuses = select(t("status"), t("everyStatus"), (value) =>
      this.narrow({ status: value }),
    );
    this.lists = h("div", { class: "auto-lists", "aria-live": "polite" });
    this.problem = h("p", { class: "auto-problem", role: "alert", hidden: true });
    this.element = h(
      "section",
      { class: "automation", hidden: true, "aria-label": t("automation") },
      h(
        "div",
        { class: "auto-body" },
        h("h2", { class: "auto-title" }, t("automation")),
        h("p", { class: "auto-about" }, t("automationText")),
        h("div", { class: "auto-filter" }, this.rules, this.statuses, this.search()),
        this.problem,
        this.lists,
      ),
    );
  }

  /** The box for a part of a customer's name; it is looked for when the typing rests. */
  search() {
    const label = t("customerName");
    const input = h("input", { type: "search", placeholder: label, "aria-label": label });
    let resting = 0;
    input.addEventListener("input", () => {
      clearTimeout(resting);
      const look = () => this.narrow({ customer: input.value.trim() });
      resting = window.setTimeout(look, PATIENCE_MS);
    });
    return input;
  }

  /** @param {boolean} shown */
  show(shown) {
    this.element.hidden = !shown;
    if (shown) this.load();
  }

  /** @param {Partial<{rule: string, status: string, customer: string}>} change */
  narrow(change) {
    Object.assign(this.filter, change);
    this.load();
  }

  /** Asks anew; of several questions at once the last one's answer is shown. */
  async load() {
    this.asked += 1;
    const asked = this.asked;
    this.element.setAttribute("aria-busy", "true");
    try {
      const page = await getAutomation(this.filter);
      if (asked === this.asked) this.draw(page);
    } catch (error) {
      if (asked === this.asked) this.explain(/** @type {Error} */ (error).message);
    }
    if (asked === this.asked) this.element.setAttribute("aria-busy", "false");
  }

  /** @param {string} reason nothing where all is well */
  explain(reason) {
    this.problem.textContent = reason;
    this.problem.hidden = !reason;
  }

  /** @param {AutomationPage} page */
  draw(page) {
    this.explain("");
    options(this.rules, page.rules ?? []);
    options(this.statuses, page.statuses ?? []);
    const drafts = page.drafts ?? [];
    const { status } = this.filter;
    const parts = [
      drafts.length > 0 && part(t("drafts"), drafts.map((one) => this.draft(one))),
      (!status || status === "coming") && coming(page),
      status !== "coming" && status !== "drafted" && this.past(page),
    ];
    this.lists.replaceChildren(...parts.filter((one) => one instanceof Node));
  }

  /** @param {AutomationPage} page */
  past(page) {
    const rows = page.past.map(pastRow);
    const list = part(t("past"), rows, t("nothingPast"));
    if (page.before !== null) list.append(this.more(list, page.before));
    return list;
  }

  /**
   * @param {HTMLElement} list
   * @param {number} before
   */
  more(list, before) {
    const button = h("button", { type: "button", class: "earlier" }, t("earlierNotices"));
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        const page = await getAutomation({ ...this.filter, before: String(before) });
        list.querySelector("ul")?.append(...page.past.map(pastRow));
        button.remove();
        if (page.before !== null) list.append(this.more(list, page.before));
      } catch (error) {
        button.disabled = false;
        this.explain(/** @type {Error} */ (error).message);
      }
    });
    return button;
  }

  /** A draft with what can be done about it. @param {Notice} one */
  draft(one) {
    const decide = (/** @type {"send"|"edit"|"skip"} */ decision, message = "") =>
      this.decide(one, decision, message);
    const act = (/** @type {string} */ words, /** @type {() => void} */ press, style = "") =>
      h("button", { type: "button", class: `button ${style}`, onclick: press }, words);
    const words = h("p", { class: "auto-words" }, one.text);
    const acts = h(
      "div",
      { class: "buttons" },
      act(t("send"), () => decide("send"), "primary"),
      act(t("edit"), () => edit()),
      act(t("skipDraft"), () => decide("skip")),
    );
    const edit = () => {
      const box = h("textarea", { rows: 4, "aria-label": t("draftWords", { to: one.to }) });
      box.value = one.text;
      const back = () => {
        box.replaceWith(words);
        saving.replaceWith(acts);
      };
      const saving = h(
        "div",
        { class: "buttons" },
        act(t("save"), () => decide("edit", box.value.trim()), "primary"),
        act(t("cancel"), back),
      );
      words.replaceWith(box);
      acts.replaceWith(saving);
      box.focus();
    };
    const when = t("sendsAt", { when: one.when, to: one.to });
    return h(
      "li",
      { class: "auto-draft" },
      h("p", { class: "auto-head" }, badge("drafted", one.rule), h("b", {}, one.customer)),
      words,
      h("p", { class: "auto-when" }, when, " · ", one.reason),
      acts,
    );
  }

  /**
   * @param {Notice} one
   * @param {"send"|"edit"|"skip"} decision
   * @param {string} message
   */
  async decide(one, decision, message) {
    if (this.deciding) return;
    this.deciding = true;
    try {
      await decideDraft(one.id, decision, message);
      await this.load();
    } catch (error) {
      const reason = /** @type {Error} */ (error).message;
      await this.load();
      this.explain(reason);
    } finally {
      this.deciding = false;
    }
  }
}

/** @param {AutomationPage} page */
function coming(page) {
  const rows = (page.coming ?? []).map((one) => row(one, badge("coming", one.rule)));
  const list = part(t("coming"), rows, t("nothingComing"));
  if (page.more_coming) list.append(h("p", { class: "auto-rest" }, t("moreComing")));
  return list;
}

/** @param {Notice} one */
function pastRow(one) {
  const why = one.why && h("p", { class: "auto-why" }, t("notSentWhy", { why: one.why }));
  return row(one, badge("of-rule", one.rule), badge(one.status, one.label), why);
}

/**
 * @param {Expected} one
 * @param {HTMLElement} rule
 * @param {...(Node|string|false)} more
 */
function row(one, rule, ...more) {
  const [status, why] = more;
  const whom = one.to && one.to !== one.customer ? t("toWhom", { to: one.to }) : "";
  return h(
    "li",
    { class: "auto-row" },
    h("time", { class: "auto-when" }, one.when),
    h(
      "div",
      {},
      h("p", { class: "auto-head" }, rule, h("b", {}, one.customer), h("span", {}, whom), status),
      h("p", { class: "auto-reason" }, one.reason),
      why,
    ),
  );
}

/**
 * @param {string} kind
 * @param {string} words
 */
const badge = (kind, words) => h("span", { class: `auto-badge ${kind}` }, words);

/**
 * @param {string} title
 * @param {HTMLElement[]} rows
 * @param {string} [nothing]
 */
function part(title, rows, nothing = "") {
  const content =
    rows.length > 0 ? h("ul", { class: "card" }, rows) : h("p", { class: "auto-rest" }, nothing);
  return h("section", { class: "auto-part" }, h("h3", {}, title), content);
}

/**
 * @param {string} label
 * @param {string} all
 * @param {(value: string) => void} choose
 */
function select(label, all, choose) {
  const element = h("select", { "aria-label": label }, h("option", { value: "" }, all));
  element.addEventListener("change", () => choose(element.value));
  return element;
}

/**
 * Fills a choice, once.
 * @param {HTMLSelectElement} element
 * @param {{value: string, label: string}[]} offered
 */
function options(element, offered) {
  if (element.options.length > 1) return;
  element.append(...offered.map(({ value, label }) => h("option", { value }, label)));
}
