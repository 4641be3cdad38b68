/** What the page itself says, in both languages. */

/** @typedef {"zh"|"en"} Language */

const ZH = {
  me: "我",
  say: "说点什么…",
  sayLabel: "给 {name} 的消息",
  send: "发送",
  attach: "添加文件（CSV、Excel、vCard）",
  dropHere: "松开即可添加文件",
  oneFile: "一次只能添加一个文件，已取第一个。",
  removeFile: "移除文件",
  hint: "Enter 发送 · Shift+Enter 换行 · ↑ 调出上一条",
  newMessages: "新消息",
  toBottom: "回到最新",
  earlier: "更早的消息",
  typing: "{name} 正在处理",
  retry: "重试",
  dismiss: "关闭",
  notSent: "没有发出：{reason}",
  textNotSent: "“{text}”没有发出：{reason}",
  offline: "连不上服务器，请检查网络后重试。",
  serverError: "服务器出了问题，请稍后再试。",
  loadError: "消息没有加载出来。",
  today: "今天",
  yesterday: "昨天",
  conversation: "对话",
  skip: "跳到输入框",
  menu: "打开菜单",
  closeMenu: "关闭菜单",
  whoAmI: "我的身份",
  switchTo: "以谁的身份使用",
  demoNote: "演示数据，随便试，改坏了也能撤销。",
  language: "语言",
  theme: "外观",
  auto: "自动",
  light: "浅色",
  dark: "深色",
  suggestions: "可以这样说",
  role_rep: "销售",
  role_manager: "经理",
  role_admin: "管理员",
  role_customer: "客户",
  welcome: "{name}，你好",
  welcomeText:
    "客户、商机、跟进、报价和数据，直接用平常的话问我。每次改动都会告诉你改了什么，也都能撤销。",
  signedOut: "还没有登录",
  signedOutText:
    "请在运行 Guanxi 的机器上执行下面的命令，把 NAME 换成你的名字，然后打开它给出的链接。",
  reload: "重新加载",
  startError: "页面没能打开",
  more: "另有 {n} 条",
  rows: "表格：{title}",
  create: "新建",
  update: "修改",
  delete: "删除",
  restore: "恢复",
  merge: "合并",
  before: "原来是 ",
  after: "改为 ",
  enlarge: "放大图表：{title}",
  noChart: "图没有画出来，数字如下：",
  download: "下载",
  failed: "没有完成",
  optional: "选填",
  choose: "请选择",
  required: "请填写{label}",
  periodHint: "例如：本月、近三个月、9 月到 11 月",
  linesHint: "一行一个产品，例如：云盘专业版 20 套 九五折",
  views: "页面",
  automation: "自动提醒",
  automationText: "规则自动发的消息：等待过目的、一周内将要发的、发过的，以及没有发的和原因。",
  everyRule: "全部规则",
  everyStatus: "全部状态",
  rule: "规则",
  status: "状态",
  customerName: "客户名称",
  drafts: "等待过目",
  coming: "未来 7 天将要发",
  past: "已发和没发",
  nothingComing: "这 7 天没有要发的。",
  nothingPast: "还没有发过。",
  moreComing: "后面还有，选一条规则看得更细。",
  earlierNotices: "更早的",
  sendsAt: "{when} 发给 {to}",
  toWhom: "发给 {to}",
  notSentWhy: "没有发：{why}",
  edit: "修改",
  skipDraft: "不发",
  save: "保存",
  cancel: "取消",
  draftWords: "给 {to} 的消息",
  show_customer: "看看{name}",
  show_contact: "看看联系人{name}",
  show_deal: "看看商机{name}",
  show_quote: "看看报价{name}",
  show_contract: "看看合同{name}",
  show_order: "看看订单{name}",
  show_ticket: "看看工单{name}",
  show_product: "看看产品{name}",
  show_campaign: "看看活动{name}",
  show_segment: "看看分群{name}",
};

/** @type {typeof ZH} */
const EN = {
  me: "You",
  say: "Say something…",
  sayLabel: "Message to {name}",
  send: "Send",
  attach: "Add a file (CSV, Excel, vCard)",
  dropHere: "Drop to add the file",
  oneFile: "One file at a time: the first was taken.",
  removeFile: "Remove the file",
  hint: "Enter sends · Shift+Enter new line · ↑ last message",
  newMessages: "New messages",
  toBottom: "Latest",
  earlier: "Earlier messages",
  typing: "{name} is working on it",
  retry: "Try again",
  dismiss: "Dismiss",
  notSent: "Not sent: {reason}",
  textNotSent: "“{text}” was not sent: {reason}",
  offline: "The server cannot be reached. Check the connection and try again.",
  serverError: "Something went wrong on the server. Try again in a moment.",
  loadError: "The messages could not be loaded.",
  today: "Today",
  yesterday: "Yesterday",
  conversation: "Conversation",
  skip: "Skip to the message box",
  menu: "Open the menu",
  closeMenu: "Close the menu",
  whoAmI: "Who I am",
  switchTo: "Who I am",
  demoNote: "Sample data: try anything, every change can be undone.",
  language: "Language",
  theme: "Appearance",
  auto: "Auto",
  light: "Light",
  dark: "Dark",
  suggestions: "You could say",
  role_rep: "Sales rep",
  role_manager: "Manager",
  role_admin: "Admin",
  role_customer: "Customer",
  welcome: "Hello, {name}",
  welcomeText:
    "Customers, deals, follow-ups, quotes and figures: ask in your own words. Every change is shown and can be undone.",
  signedOut: "You are not signed in",
  signedOutText:
    "Run this command on the machine that runs Guanxi, with your name for NAME, and open the link that it prints.",
  reload: "Reload",
  startError: "The page could not be opened",
  more: "…and {n} more",
  rows: "Table: {title}",
  create: "Created",
  update: "Updated",
  delete: "Deleted",
  restore: "Restored",
  merge: "Merged",
  before: "was ",
  after: "now ",
  enlarge: "Enlarge the chart: {title}",
  noChart: "The chart could not be drawn. Its figures:",
  download: "Download",
  failed: "Not done",
  optional: "optional",
  choose: "Choose…",
  required: "{label} is needed",
  periodHint: "e.g. this month, last 90 days, September to November",
  linesHint: "One product a line, e.g. 20 x Cloud Drive Pro, 5% off",
  views: "Pages",
  automation: "Reminders",
  automationText:
    "What the rules do by themselves: what waits for approval, what is to come, what was posted, and what was not and why.",
  everyRule: "All rules",
  everyStatus: "Every status",
  rule: "Rule",
  status: "Status",
  customerName: "Customer's name",
  drafts: "Waiting for approval",
  coming: "To come within 7 days",
  past: "Posted and held back",
  nothingComing: "Nothing is to come within 7 days.",
  nothingPast: "Nothing has been posted yet.",
  moreComing: "There is more: choose a rule to see it.",
  earlierNotices: "Earlier ones",
  sendsAt: "goes to {to} {when}",
  toWhom: "to {to}",
  notSentWhy: "Not posted: {why}",
  edit: "Edit",
  skipDraft: "Skip",
  save: "Save",
  cancel: "Cancel",
  draftWords: "Message to {to}",
  show_customer: "show {name}",
  show_contact: "show contact {name}",
  show_deal: "show deal {name}",
  show_quote: "show quote {name}",
  show_contract: "show contract {name}",
  show_order: "show order {name}",
  show_ticket: "show ticket {name}",
  show_product: "show product {name}",
  show_campaign: "show campaign {name}",
  show_segment: "show segment {name}",
};

/** @typedef {keyof typeof ZH} StringName */

/** @type {Language} */
let language = navigator.language.startsWith("zh") ? "zh" : "en";

/** @returns {Language} */
export const getLanguage = () => language;

/** @param {string} wanted anything but "en" is Chinese */
export function setLanguage(wanted) {
  language = wanted === "en" ? "en" : "zh";
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
}

/**
 * @param {StringName} name
 * @param {Record<string, string|number>} [values] what stands for `{…}`
 * @returns {string}
 */
export function t(name, values = {}) {
  const template = (language === "zh" ? ZH : EN)[name];
  return template.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
}

/** Whether there is such a string: for names that come from data. @param {string} name @returns {name is StringName} */
export const isString = (name) => Object.hasOwn(ZH, name);

/** @param {string} role @returns {string} */
export function roleName(role) {
  const name = `role_${role}`;
  return isString(name) ? t(name) : role;
}

/** What a person would say to see a record, or "" where there is no way to ask. @param {import("./types.js").RecordRef} record */
export function showRecord(record) {
  const name = `show_${record.kind}`;
  return isString(name) ? t(name, { name: record.name }) : "";
}

/** @param {string} iso @returns {string} the time of day, as the person's clock shows it */
export function clock(iso) {
  return new Intl.DateTimeFormat(tag(), {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(new Date(iso));
}

/** @param {string} iso @returns {string} the day, as people call it */
export function dayName(iso) {
  const day = new Date(iso);
  const ago = Math.round((midnight(new Date()) - midnight(day)) / 86_400_000);
  if (ago === 0) return t("today");
  if (ago === 1) return t("yesterday");
  return new Intl.DateTimeFormat(tag(), {
    year: sameYear(day) ? undefined : "numeric",
    month: "long",
    day: "numeric",
    weekday: "short",
  }).format(day);
}

const tag = () => (language === "zh" ? "zh-CN" : "en-GB");

/** @param {Date} day @returns {number} */
const midnight = (day) => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();

/** @param {Date} day @returns {boolean} */
const sameYear = (day) => day.getFullYear() === new Date().getFullYear();
