/**
 * The JSON of the server, as `intents/reply.py` and `bot/web/app.py` have it.
 *
 * @typedef {{kind: string, id: number, name: string}} RecordRef
 * @typedef {{type: "text", text: string}} TextBlock
 * @typedef {{type: "fields", title: string, fields: [string, string][], record: RecordRef|null}} FieldsBlock
 * @typedef {{type: "table", title: string, headers: string[], rows: string[][], numeric: number[],
 *   records: (RecordRef|null)[], more: number}} TableBlock
 * @typedef {{type: "chart", kind: string, title: string, categories: string[],
 *   series: {name: string, values: (string|number)[]}[], unit: string}} ChartBlock
 * @typedef {{type: "change", op: "create"|"update"|"delete"|"restore"|"merge", title: string,
 *   record: RecordRef|null, fields: [string, string, string][]}} ChangeBlock
 * @typedef {{type: "file", name: string, media_type: string, size?: number}} FileBlock
 * @typedef {{name: string, label: string, type: string, required: boolean, value: string,
 *   options: [string, string][], error: string}} FormField
 * @typedef {{type: "form", title: string, intent: string, fields: FormField[], submit: string}} FormBlock
 * @typedef {{type: "failure", text: string, hint: string}} FailureBlock
 * @typedef {TextBlock|FieldsBlock|TableBlock|ChartBlock|ChangeBlock|FileBlock|FormBlock|FailureBlock} Block
 * @typedef {{id: string, label: string, style: "default"|"primary"|"danger", action: {type: string}}} Button
 * @typedef {{blocks: Block[], buttons: Button[]}} Reply
 * @typedef {{id: number|string, from: "me"|"guanxi", at: string, text: string|null, reply: Reply|null}} Message
 *
 * @typedef {{id: number, name: string, role: string, team: string|null, language: string}} Person
 * @typedef {{user: {name: string, role: string, language: string}|null, demo: boolean,
 *   people: Person[], suggestions: string[], title: string}} Session
 *
 * @typedef {{id: number, rule: string, status: string, label: string, when: string, to: string,
 *   customer: string, reason: string, why: string, text: string}} Notice
 * @typedef {{rule: string, when: string, to: string, customer: string, reason: string}} Expected
 * @typedef {{past: Notice[], before: number|null, drafts?: Notice[], coming?: Expected[],
 *   more_coming?: boolean, rules?: {value: string, label: string}[],
 *   statuses?: {value: string, label: string}[]}} AutomationPage
 *
 * What one turn sends. `label` is shown at once as what I said; without one nothing is shown. With
 * the same `key` it is the same turn, however often it is sent.
 * @typedef {{key?: string, label?: string, text?: string, press?: {message: number|string, button: string},
 *   form?: {message: number|string, values: Record<string, string>}, file?: File}} Turn
 *
 * What the blocks may ask of the page. `take` resolves to whether the turn went through.
 * @typedef {{take: (turn: Turn) => Promise<boolean>}} Actions
 */

export {};
