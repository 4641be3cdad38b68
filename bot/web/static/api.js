/** The server: one function for each of its addresses. */

import { t } from "./strings.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Session} Session */
/** @typedef {import("./types.js").Turn} Turn */

/** What went wrong, as one sentence for the person. `status` is 0 where no answer came at all. */
export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<any>} the JSON of the answer
 */
async function request(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { credentials: "same-origin", ...options });
  } catch {
    throw new ApiError(0, t("offline"));
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(response.status, body?.error || t("serverError"));
  return body;
}

/**
 * @param {string} path
 * @param {unknown} value
 * @param {Record<string, string>} [headers]
 * @returns {Promise<any>}
 */
function post(path, value, headers = {}) {
  const body = JSON.stringify(value);
  return request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body,
  });
}

/** @returns {Promise<Session>} */
export const getSession = () => request("/api/session");

/** @param {number} person @returns {Promise<Session>} */
export const switchPerson = (person) => post("/api/switch", { person });

/** @param {string} language @returns {Promise<Session>} */
export const setSessionLanguage = (language) => post("/api/language", { language });

/**
 * @param {number|null} before
 * @returns {Promise<{messages: Message[], more: boolean}>}
 */
export function getMessages(before) {
  const query = new URLSearchParams({ limit: "50" });
  if (before !== null) query.set("before", String(before));
  return request(`/api/messages?${query}`);
}

/** @param {Turn} turn @returns {Promise<{messages: Message[]}>} */
export function postTurn(turn) {
  if (turn.file) return postFile(turn.file, turn.text || "");
  const { text, press, form } = turn;
  return post("/api/turn", press ? { press } : form ? { form } : { text });
}

/**
 * @param {File} file
 * @param {string} text
 * @returns {Promise<{messages: Message[]}>}
 */
function postFile(file, text) {
  const body = new FormData();
  body.set("file", file);
  if (text) body.set("text", text);
  return request("/api/turn", { method: "POST", body });
}

/** @param {number} message @param {number} index @returns {string} */
export const fileAddress = (message, index) => `/api/files/${message}/${index}`;

/**
 * @param {number} message
 * @param {number} index
 * @param {number} width in CSS pixels
 * @param {string} theme
 * @returns {string}
 */
export function chartAddress(message, index, width, theme) {
  return `/api/charts/${message}/${index}.png?width=${width}&theme=${theme}`;
}

/**
 * Notices that arrive by themselves. A server without them answers 404, and then none come.
 * @param {(message: Message) => void} receive
 * @returns {EventSource}
 */
export function listen(receive) {
  const source = new EventSource("/api/events");
  source.addEventListener("message", (event) => receive(JSON.parse(event.data)));
  return source;
}
