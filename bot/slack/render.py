"""A reply as Slack messages: Block Kit within its limits, and the same in words as a fallback."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.plain import OPERATIONS, changed_lines, table_more, to_plain
from bot.slack.blocks import (
    Json,
    bold,
    context,
    fits,
    header,
    labelled,
    mrkdwn,
    note,
    paragraphs,
    table,
)
from bot.slack.buttons import rows_of_buttons
from bot.slack.escape import escape, moment
from bot.slack.limits import BLOCKS, FALLBACK, MESSAGE, ROWS, cut
from crm_store.scope import Language
from intents.format import EMPTY
from intents.reply import AnyBlock, Change, Chart, Failure, Fields, File, Form, Reply, Table, Text

TITLE = 80
"""Characters of what a change was made to: of a note that is its text."""
AUTHORED = tuple[str, int, str]
"""Who pressed (an account), when (seconds since 1970), and the label of the button."""


@dataclass(frozen=True)
class Message:
    """One message: its blocks, and all that it says as text."""

    text: str
    blocks: list[Json]


@dataclass(frozen=True)
class Pressed:
    """What was pressed on a message already: what is used up, and who did it and when."""

    used: Collection[str] = ()
    by: Sequence[AUTHORED] = ()


def render(
    reply: Reply,
    message: int,
    language: Language,
    *,
    pressed: Pressed | None = None,
    note_below: str = "",
    above: str = "",
    below: Sequence[Json] = (),
) -> list[Message]:
    """The messages of a reply, at least one; its buttons are on the last. `message` is its key.

    `above` is markup that begins it, such as a mention; `below` are blocks of somebody else's.
    Charts and files are not among them; they are uploaded.
    """
    pressed = pressed or Pressed()
    tables = sum(isinstance(block, Table) for block in reply.blocks) == 1  # Slack takes one
    shown = [{"type": "section", "text": mrkdwn(above)}] if above else []
    shown += [one for part in reply.blocks for one in blocks_of(part, language, tables=tables)]
    tail = [*rows_of_buttons(reply, message, language, pressed.used), *below]
    tail += [_acted(one, language) for one in pressed.by]
    tail += [note(note_below)] if note_below else []
    parts = _messages(shown, tail)
    said = f"{above} {_fallback(reply, language)}".strip()[:FALLBACK]
    return [Message(said if not at else "…", blocks) for at, blocks in enumerate(parts)]


def blocks_of(block: AnyBlock, language: Language, *, tables: bool = True) -> Iterator[Json]:
    """One block of a reply as Block Kit; without `tables` a table is a list of its rows."""
    if isinstance(block, Text):
        yield from paragraphs(block.text)
    elif isinstance(block, Fields):
        yield header(block.title) if block.title.strip() else note(" ")
        yield from labelled(block.fields)
    elif isinstance(block, Table):
        yield from _table(block, language, tables)
    elif isinstance(block, Change):
        yield from _change(block, language)
    elif isinstance(block, Failure):
        yield from paragraphs(f"⚠️ {block.text}")
        if block.hint:
            yield note(block.hint)
    elif isinstance(block, Form):
        yield from _form(block)
    elif isinstance(block, Chart):
        yield bold(block.title)
    else:
        assert isinstance(block, File)
        yield note(f"📎 {block.name}")


def _form(block: Form) -> Iterator[Json]:
    """What a form knows already and what is wrong in it; its fields are in the modal."""
    options = {one.name: dict(one.options) for one in block.fields}
    lines = [
        f"• {one.label}: {options[one.name].get(one.value, one.value)}"
        + (f"  ⚠️ {one.error}" if one.error else "")
        for one in block.fields
        if one.value or one.error
    ]
    yield from paragraphs("\n".join(lines))


def _table(block: Table, language: Language, tables: bool) -> Iterator[Json]:
    if block.title.strip():
        yield bold(block.title)
    rows = block.rows[: ROWS - 1]
    if tables and block.headers and rows and fits(block.headers, rows):
        yield table(block.headers, rows, block.numeric)
    else:
        rows = block.rows
        if headers := _line(block.headers):
            yield note(headers)
        yield from paragraphs("\n".join(f"• {_line(row)}" for row in rows))
    more = block.more + len(block.rows) - len(rows)
    if more:
        yield note(table_more(block.model_copy(update={"more": more}), language))


def _line(cells: Sequence[str]) -> str:
    """A row as one line: cells that say nothing are left out."""
    return " · ".join(" ".join(cell.split()) for cell in cells if cell not in ("", EMPTY))


def _change(block: Change, language: Language) -> Iterator[Json]:
    operation = OPERATIONS[block.op][0 if language == "zh" else 1]
    title = cut(" ".join(block.title.split()), TITLE)
    yield bold(f"{operation} {title}")
    lines = changed_lines(block, language)
    yield from paragraphs("\n".join(f"• {' '.join(line.split())}" for line in lines))


def _acted(one: AUTHORED, language: Language) -> Json:
    """Who pressed what and when, in each reader's own time zone."""
    who, when, label = one
    at = moment(datetime.fromtimestamp(when, UTC), UTC)
    did = ("点了“{}”", "pressed “{}”") if label else ("填好了表单", "filled in the form")
    said = did[0 if language == "zh" else 1].format(escape(label))
    return context(mrkdwn(f"✓ <@{escape(who)}> {said} · {at}"))


def _messages(shown: Sequence[Json], tail: Sequence[Json]) -> list[list[Json]]:
    """Blocks in as few messages as they fit into; what stands below is never apart from them."""
    parts: list[list[Json]] = [[]]
    for block in shown:
        if not _has_room(parts[-1], block, len(tail)):
            parts.append([])
        parts[-1].append(block)
    room = MESSAGE - sum(map(size, tail))
    if tail and sum(map(size, parts[-1])) > room:
        parts.append([])
    parts[-1].extend(tail)
    return parts


def _has_room(part: Sequence[Json], block: Json, below: int) -> bool:
    one_table = block["type"] != "table" or all(one["type"] != "table" for one in part)
    fits_in = sum(map(size, part)) + size(block) <= MESSAGE
    return not part or (one_table and fits_in and len(part) + 1 + below <= BLOCKS)


def size(value: object) -> int:
    """How many characters of text a block holds."""
    if isinstance(value, dict):
        return sum(size(held) for held in value.values())
    if isinstance(value, list):
        return sum(map(size, value))
    return len(value) if isinstance(value, str) else 0


def _fallback(reply: Reply, language: Language) -> str:
    text = escape(cut(to_plain(reply, language).strip(), FALLBACK // 2)) or "…"
    return text[:FALLBACK]
