/** The page: asks who I am, and puts rail, conversation and composer together. */

import { getSession, setSessionLanguage, switchPerson } from "./api.js";
import { Conversation } from "./conversation.js";
import { setLanguage } from "./strings.js";
import { applyTheme } from "./theme.js";
import { signedOut, startFailed } from "./welcome.js";

/** @typedef {import("./types.js").Session} Session */

const app = /** @type {HTMLElement} */ (document.getElementById("app"));
/** @type {Conversation|null} */
let conversation = null;

async function start() {
  try {
    await show(await getSession());
  } catch (error) {
    app.replaceChildren(startFailed(/** @type {Error} */ (error).message, start));
  }
}

/**
 * Builds the page for this session; whatever was shown before is gone.
 * @param {Session} session
 */
async function show(session) {
  conversation?.close();
  conversation = null;
  if (session.user) setLanguage(session.user.language);
  document.title = session.title;
  if (!session.user && !session.demo) {
    app.replaceChildren(signedOut());
    return;
  }
  conversation = new Conversation(session, {
    switchTo: (person) => change(() => switchPerson(person)),
    speak: (language) => change(() => setSessionLanguage(language)),
    renew: show,
    restart: start,
  });
  app.replaceChildren(...conversation.elements);
  await conversation.open();
}

/**
 * Changes the session, or says why that did not work.
 * @param {() => Promise<Session>} ask
 */
async function change(ask) {
  try {
    await show(await ask());
  } catch (error) {
    conversation?.composer.explain(/** @type {Error} */ (error).message);
  }
}

/** Typing anywhere on the page goes to the composer. @param {KeyboardEvent} event */
function typeAnywhere(event) {
  const plain =
    event.key.length === 1 &&
    event.key !== " " &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey;
  if (plain && document.activeElement === document.body) conversation?.composer.input.focus();
}

applyTheme();
document.addEventListener("keydown", typeAnywhere);
start();
