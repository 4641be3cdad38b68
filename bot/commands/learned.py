"""`guanxi learned`: what people taught the recogniser by picking a reading."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.start import say, start, stop, tell

if TYPE_CHECKING:
    from crm_store.models import LearnedPhrase

app = typer.Typer(
    help="List and forget what people taught by picking what they meant.", no_args_is_help=True
)


@app.command("list")
def list_all(
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array.")] = False,
) -> None:
    """List the examples: what was said (names, amounts and times masked), and how it is read.

    A colleague's example reads every colleague's messages, a customer's only their own.
    """
    from crm_store.repositories.learned import EverythingLearned

    made = start()
    with made.database.reading() as session:
        known = [_described(one, who) for one, who in EverythingLearned(session).all()]
    if as_json:
        tell(json.dumps(known, ensure_ascii=False, indent=2))
        return
    for one in known:
        tell(f"{one['id']}  {one['text']}  →  {one['intent']}  ({one['taught_by']}, {one['at']})")
    if not known:
        tell(say(made, "还没有学到什么。", "Nothing was taught yet."))


@app.command("forget")
def forget(
    keys: Annotated[list[int] | None, typer.Argument(metavar="ID...", help="From `list`.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Forget every example.")] = False,
) -> None:
    """Forget examples; such messages are asked about again."""
    from crm_store.repositories.learned import EverythingLearned

    made = start()
    if bool(keys) == everything:
        raise stop(say(made, "请给出编号，或者用 --all。", "Name the IDs to forget, or use --all."))
    with made.database.writing() as session:
        learned = EverythingLearned(session)
        count = learned.forget_all() if everything else learned.forget(keys or [])
    tell(say(made, f"已忘掉 {count} 条。", f"Forgotten: {count}."))


def _described(phrase: "LearnedPhrase", who: str) -> dict[str, str | int]:
    return {
        "id": phrase.id,
        "text": phrase.text,
        "intent": phrase.intent,
        "language": phrase.language,
        "audience": "staff" if phrase.customer_id is None else "customer",
        "taught_by": who,
        "at": phrase.at.date().isoformat(),
    }
