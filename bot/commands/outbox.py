"""`guanxi outbox`: what could not be sent, and what came in and could not be answered."""

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.start import say, start, stop, tell

if TYPE_CHECKING:
    from crm_store.models import InboxMessage, OutboxMessage

app = typer.Typer(
    help="List what could not be sent or answered, and try it again.", no_args_is_help=True
)
SHOWN = 60


@app.command("list")
def list_all(
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array.")] = False,
) -> None:
    """List dead letters and the messages that failed: which, to or from whom, and why."""
    from crm_store import inbox, outbox

    made = start()
    with made.database.reading() as session:
        found = [_letter(row) for row in outbox.dead_letters(session)]
        found += [_failure(row) for row in inbox.failures(session)]
    if as_json:
        tell(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for one in found:
        arrow = "→" if one["direction"] == "out" else "←"
        tell(f"{one['id']}  {arrow} {one['channel']} {one['conversation']}  {one['text']}")
        tell(f"      {one['error']}")
    if not found:
        tell(say(made, "没有发不出去的消息。", "Nothing is stuck."))


@app.command("retry")
def retry(
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="ID...", help="From `list`: o12, i7.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Try all of them again.")] = False,
) -> None:
    """Have them sent, or answered, again.

    A running `guanxi serve` sends at once; what came in is answered when it next starts.
    """
    from crm_store import inbox, outbox

    made = start()
    if bool(keys) == everything:
        raise stop(say(made, "请给出编号，或者用 --all。", "Name the IDs, or use --all."))
    with made.database.writing() as session:
        if everything:
            out = [row.id for row in outbox.dead_letters(session, limit=100_000)]
            into = [row.id for row in inbox.failures(session, limit=100_000)]
        else:
            out, into = _numbers(keys or [], "o"), _numbers(keys or [], "i")
        count = outbox.revive(session, out, datetime.now(UTC)), inbox.revive(session, into)
    tell(
        say(
            made,
            f"重新发送 {count[0]} 条；重新处理 {count[1]} 条（在 guanxi serve 下次启动时）。",
            f"Sent again: {count[0]}; answered again when guanxi serve next starts: {count[1]}.",
        )
    )


def _numbers(keys: list[str], letter: str) -> list[int]:
    """The numbers of those keys that begin with a letter. Raises CommandError."""
    for key in keys:
        if key[:1] not in ("o", "i") or not key[1:].isdecimal():
            raise stop(f"{key!r}: an ID looks like o12 or i7 / 编号形如 o12、i7。")
    return [int(key[1:]) for key in keys if key.startswith(letter)]


def _letter(row: "OutboxMessage") -> dict[str, str]:
    from crm_store.repositories.handovers import reply_text

    return {
        "id": f"o{row.id}",
        "direction": "out",
        "channel": row.channel,
        "conversation": row.conversation,
        "text": _short(reply_text(row.body)),
        "error": row.error or "",
        "at": row.created_at.isoformat(),
    }


def _failure(row: "InboxMessage") -> dict[str, str]:
    return {
        "id": f"i{row.id}",
        "direction": "in",
        "channel": row.channel,
        "conversation": row.conversation,
        "text": _short(str(row.body.get("text") or "…")),
        "error": row.error or "",
        "at": row.received_at.isoformat(),
    }


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
