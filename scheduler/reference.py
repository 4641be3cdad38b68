"""The reference of the rules, written from their declarations: `python -m scheduler.reference`."""

from collections.abc import Iterator
from pathlib import Path

from crm_store.scope import Language
from scheduler.rule import URGENT, AnyRule
from scheduler.rules import RULES

DOCS = Path(__file__).parent.parent / "docs"
FILES: dict[Language, str] = {"zh": "rules.zh-CN.md", "en": "rules.md"}
HEAD: dict[Language, str] = {
    "zh": """# 自动规则

调度器（`guanxi serve`，或 `--only scheduler`）按这些规则发消息。
`guanxi run-rules --on 2026-11-23 --dry-run` 看某一天会发什么。

- 经理可以用话来改：“生日提前三天提醒我”“关掉云帆科技的续约提醒”“生日祝福先给我过目”；
  “有哪些提醒”列出将要发的和现在的设置。
- 发给同事的在工作日发，一人一天最多 `notices_a_day` 条（10），重要的先发，其余进摘要。
- 发给客户的要对方同意，在对方当地时间发，避开 `quiet_hours`（21:00-09:00），
  一人一天最多 `customer_notices_a_day` 条（1）。`guanxi setting` 可以改这些。
- 每条消息都能问“为什么收到”。

本页由 `python -m scheduler.reference` 生成。
""",
    "en": """# What happens by itself

The scheduler (`guanxi serve`, or `--only scheduler`) posts by these rules.
`guanxi run-rules --on 2026-11-23 --dry-run` shows what a day would bring.

- Managers change them in words: “remind me of birthdays three days before”, “stop renewal
  reminders for Birch”; “what reminders are coming up” lists what is to come and the settings.
- Colleagues are told on working days, at most `notices_a_day` times a day (10), the important
  things first and the rest in the digest.
- Customers must have agreed, are written to on their own clock, outside `quiet_hours`
  (21:00-09:00), at most `customer_notices_a_day` times a day (1). `guanxi setting` changes these.
- Every message can be asked why it came.

This page is made by `python -m scheduler.reference`.
""",
}


def reference(language: Language) -> str:
    """The page in one language."""
    return HEAD[language] + "".join(_section(rule, language) for rule in RULES)


def write() -> None:
    """Write both pages."""
    for language, name in FILES.items():
        (DOCS / name).write_text(reference(language), encoding="utf-8")


def _section(rule: AnyRule, language: Language) -> str:
    place = 0 if language == "zh" else 1
    lines = "".join(f"- {line}\n" for line in _facts(rule, place))
    title = ("设置", "默认", "含义") if language == "zh" else ("setting", "default", "meaning")
    rows = "".join(f"| {' | '.join(row)} |\n" for row in _settings(rule, place))
    table = f"| {' | '.join(title)} |\n| --- | --- | --- |\n{rows}"
    return f"\n## {rule.label[place]} · `{rule.name}`\n\n{rule.does[place]}\n\n{lines}\n{table}"


def _facts(rule: AnyRule, place: int) -> Iterator[str]:
    """To whom, when, how important, and for how long it matters."""
    staff = rule.audience == "staff"
    yield ("发给：", "goes to: ")[place] + (
        ("同事", "colleagues") if staff else ("客户", "customers")
    )[place]
    if rule.kind:
        yield ("设置时的说法：", "known to `set_rule` as: ")[place] + f"`{rule.kind}`"
    if not staff:
        consent = f"`{rule.purpose}`" if rule.purpose else ("不需要", "none")[place]
        yield ("需要同意：", "consent: ")[place] + consent
    yield ("重要性：", "importance: ")[place] + _rank(rule, place)
    yield _when(rule, place)
    hours = round((rule.settings().matters_for() or rule.matters_for).total_seconds() / 3600, 1)
    yield (
        f"晚了 {hours:g} 小时以内还发，再晚记为错过",
        f"posted up to {hours:g} hours late; after that it is noted as missed",
    )[place]


def _rank(rule: AnyRule, place: int) -> str:
    exempt = rule.audience == "staff" and (rule.rank >= URGENT or not rule.capped)
    return f"{rule.rank}" + (("，不受每日上限", ", not capped")[place] if exempt else "")


def _when(rule: AnyRule, place: int) -> str:
    if rule.timed:
        return ("到时间就发", "posted to the minute")[place]
    if rule.audience == "customer":
        return ("当天发，休息日也发", "posted on the day, whatever day it is")[place]
    if rule.alone:
        return ("工作日当天发，休息日不发", "posted on working days, and never later")[place]
    if rule.ahead:
        return ("休息日的提前到之前的工作日", "a day off is told on the working day before")[place]
    return ("休息日的推到之后的工作日", "a day off is told on the next working day")[place]


def _settings(rule: AnyRule, place: int) -> Iterator[tuple[str, str, str]]:
    defaults = rule.settings()
    for name, field in rule.settings.model_fields.items():
        zh, _, en = (field.description or name).partition("|")
        value = getattr(defaults, name)
        shown = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        yield f"`{name}`", f"`{shown}`", (zh, en or zh)[place].strip()


if __name__ == "__main__":
    write()
