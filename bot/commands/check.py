"""`guanxi doctor`."""

import json
from typing import Annotated

import typer

from bot.commands.start import stop, tell

SIGNS = {"ok": "✓", "warning": "!", "problem": "✗"}


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
    live: Annotated[
        bool, typer.Option("--live", help="Ask the language model a question, too.")
    ] = False,
) -> None:
    """Check settings, store, people, models and charts; say what to do about each finding.

    The exit code is 1 where there is a problem.
    """
    from bot.doctor import examine

    findings = []
    for finding in examine(live=live):
        findings.append(finding)
        if not as_json:
            tell(f"{SIGNS[finding.state]} {finding.check}: {finding.found}")
            if finding.advice:
                tell(f"  → {finding.advice}")
    if as_json:
        tell(json.dumps([one.to_json() for one in findings], ensure_ascii=False, indent=2))
    if problems := [one.check for one in findings if one.state == "problem"]:
        raise stop(f"{len(problems)} problem(s): {', '.join(problems)}")
