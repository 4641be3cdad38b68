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
 * @returns {Promise<any>}
 */
function post(path, value) {
  const headers = { "Content-Type": "application/json" };
  return request(path, { method: "POST", headers, body: JSON.stringify(value) });
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
  const { key, text, press, form, file } = turn;
  return file ? postFile(file) : post("/api/turn", { key, text, press, form });
}

/**
 * @param {File} file
 * @returns {Promise<{messages: Message[]}>}
 */
function postFile(file) {
  const body = new FormData();
  body.set("file", file);
  return request("/api/turn", { method: "POST", body });
}

/**
 * What was posted, will be and was held back.
 * @param {Record<string, string>} filter
 * @returns {Promise<import("./types.js").AutomationPage>}
 */
export const getAutomation = (filter) =>
  request(`/api/automation?${new URLSearchParams(filter)}`);

/**
 * @param {number} draft
 * @param {"send"|"edit"|"skip"} decision
 * @param {string} [message] the new words
 * @returns {Promise<{text: string}>}
 */
export const decideDraft = (draft, decision, message = "") =>
  post("/api/automation/drafts", { draft, decision, message });

/** @param {number|string} message @param {number} index @returns {string} */
export const fileAddress = (message, index) => `/api/files/${message}/${index}`;

/** @param {number|string} message @param {number} index @returns {string} */
export const chartAddress = (message, index) => `/api/charts/${message}/${index}.png`;

/**
 * Notices that arrive by themselves. A server without them answers 404, and then none come.
 * @param {(message: Message) => void} receive
 * @param {() => void} back the connection was lost and is there again
 * @returns {EventSource}
 */
export function listen(receive, back) {
  const source = new EventSource("/api/events");
  let lost = false;
  source.addEventListener("error", () => {
    lost = true;
  });
  source.addEventListener("open", () => {
    if (lost) back();
    lost = false;
  });
  source.addEventListener("message", (event) => receive(JSON.parse(event.data)));
  return source;
}
