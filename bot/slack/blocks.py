"""Block Kit's own blocks, each within its limits. Texts come in as people read them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bot.slack.escape import escape, inert, literal
from bot.slack.limits import CELL, COLUMNS, FIELD, FIELDS, HEADER, ROWS, TABLE, TEXT, cut, pieces

Json = dict[str, Any]
SECTION = 8_000
"""Characters of the fields of one section, so that a message has room for any one block."""


def plain(text: str, most: int) -> Json:
    """A plain text object: nothing in it is markup."""
    return {"type": "plain_text", "text": _escaped(text, most), "emoji": False}


def mrkdwn(text: str) -> Json:
    """A text object of markup that is finished; nothing in it becomes a link by itself."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def paragraphs(text: str) -> Iterator[Json]:
    """Sections that show a text as it is."""
    for piece in pieces(text, TEXT - TEXT // 10):
        if piece.strip():
            yield {"type": "section", "text": plain(piece, TEXT)}


def bold(text: str) -> Json:
    """A section of one bold line."""
    line = " ".join(text.split())
    return {"type": "section", "text": mrkdwn(f"*{_fitting(line, TEXT - 2)}*")}


def header(text: str) -> Json:
    """A heading; a longer one is a bold line."""
    line = " ".join(text.split())
    if len(escape(line)) > HEADER:
        return bold(line)
    return {"type": "header", "text": plain(line, HEADER)}


def labelled(pairs: Sequence[tuple[str, str]]) -> Iterator[Json]:
    """Values under their labels, in two columns where Slack has the room."""
    fields: list[Json] = []
    for pair in pairs:
        field = _field(*pair)
        room = SECTION - sum(len(one["text"]) for one in fields)
        if len(fields) == FIELDS or (fields and len(field["text"]) > room):
            yield {"type": "section", "fields": fields}
            fields = []
        fields.append(field)
    if fields:
        yield {"type": "section", "fields": fields}


def _field(label: str, value: str) -> Json:
    name = _fitting(cut(label, 200), FIELD // 2)
    return mrkdwn(f"*{name}*\n{_fitting(value or '—', FIELD - len(name) - 3)}")


def context(*texts: Json) -> Json:
    """A line in small type."""
    return {"type": "context", "elements": list(texts)}


def note(text: str) -> Json:
    """A line in small type, shown as it is."""
    return context(plain(text, TEXT))


def table(headers: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int]) -> Json:
    """A table, figures to the right. See `fits` for what it can hold."""
    return {
        "type": "table",
        "rows": [[_cell(cell) for cell in row] for row in (headers, *rows)],
        "column_settings": [
            {"align": "right" if index in numeric else "left", "is_wrapped": True}
            for index in range(len(headers))
        ],
    }


def fits(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether these make a table that Slack takes."""
    cells = sum(len(cell) for row in (headers, *rows) for cell in row)
    ragged = any(len(row) != len(headers) for row in rows)
    return not ragged and 0 < len(headers) <= COLUMNS and len(rows) < ROWS and cells <= TABLE


def _cell(text: str) -> Json:
    return {"type": "raw_text", "text": cut(inert(" ".join(text.split())) or "—", CELL)}


def _escaped(text: str, most: int) -> str:
    """An escaped text that has at most so many characters and no half of an entity at its end."""
    return _shortened(text, most, escape)


def _fitting(text: str, most: int) -> str:
    return _shortened(text, most, literal)


def _shortened(text: str, most: int, write: Callable[[str], str]) -> str:
    written = write(text)
    keep = len(text)
    while len(written) > most:
        keep = min(keep - 1, keep * most // len(written))
        written = write(text[:keep].rstrip() + "…")
    return written
