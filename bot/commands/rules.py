"""`guanxi run-rules`: what the scheduler posts on a day."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.start import say, start, stop, tell

if TYPE_CHECKING:
    from bot.bootstrap import App
    from scheduler.passing import Told


def run_rules(
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="The day: 2026-11-23.")],
    rule: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this rule, or the rules of this kind.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Change nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array.")] = False,
) -> None:
    """Post what the rules have for a day, once; show what became of each thing they found.

    "status" is posted, drafted (waits for the owner's approval), held, digest, missed, skipped,
    failed, or already, for what was dealt with before; "why" says why it was not posted.
    """
    from datetime import date

    from scheduler.rules import RULES
    from scheduler.runner import Runner

    app = start()
    try:
        day = date.fromisoformat(on)
    except ValueError:
        raise stop(
            say(app, f"“{on}”不是日期。", f"{on!r} is no date, such as 2026-11-23.")
        ) from None
    names = sorted({name for one in RULES for name in (one.name, one.kind) if name})
    if rule is not None and rule not in names:
        known = ", ".join(names)
        raise stop(
            say(app, f"没有规则“{rule}”，有：{known}", f"No rule is called {rule!r}: {known}.")
        )
    told = Runner(app.database, app.defaults).day(day, rule=rule, dry_run=dry_run, worded=True)
    (_print_json if as_json else _print_table)(told, app)


def _print_json(told: Iterable["Told"], app: "App") -> None:
    """One array, an object a line, written as it comes."""
    separator = "["
    for one in told:
        tell(separator + json.dumps(_shown(one, app), ensure_ascii=False))
        separator = ","
    tell("]" if separator == "," else "[]")


def _print_table(told: Iterable["Told"], app: "App") -> None:
    count = 0
    for one in told:
        count += 1
        shown = _shown(one, app)
        tell(f"{shown['status']:8} {shown['rule']} → {shown['recipient']} · {shown['customer']}")
        for line in (str(shown["text"] if one.reply else "") or str(shown["why"])).splitlines():
            tell(f"         {line}")
    tell(say(app, f"共 {count} 条。", f"{count} in all."))


def _shown(one: "Told", app: "App") -> dict[str, object]:
    from bot.plain import to_plain

    language = app.defaults.language
    said = one.reply or one.unsaid
    reason = one.finding.reason[0 if language == "zh" else 1]
    return {
        "rule": one.rule.name,
        "key": one.finding.key,
        "audience": one.rule.audience,
        "recipient": one.recipient,
        "customer": one.customer,
        "text": to_plain(said, language) if said else "",
        "reason": reason,
        "status": one.status,
        "why": one.why[0 if language == "zh" else 1] if one.why else "",
        "due": one.due.isoformat(),
    }
