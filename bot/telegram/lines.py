"""Blocks as lines of HTML, each whole by itself, so that a long reply is split between lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from bot.plain import OPERATIONS, aligned, block_text, table_more
from bot.telegram.escape import escaped, harmless
from bot.telegram.limits import TEXT, length
from crm_store.scope import Language
from intents.format import EMPTY
from intents.reply import AnyBlock, Change, Chart, Failure, Fields, File, Form, Table

NARROW = 34
"""Cells that a phone shows of a line in a fixed font."""
LONGEST_LINE = TEXT // 2


@dataclass(frozen=True)
class Line:
    """One line: as HTML, and as it reads. `fixed` ones stand in a fixed font."""

    html: str
    plain: str
    entities: int = 0
    fixed: bool = False


BLANK = Line("", "")


def lines_of(block: AnyBlock, language: Language) -> list[Line]:
    """A block's lines. A form is what is still to be said; charts and files have none."""
    if isinstance(block, Chart | File):
        return []
    if isinstance(block, Fields):
        return [_bold(block.title), *(_labelled(*pair, language) for pair in block.fields)]
    if isinstance(block, Table):
        return _table(block, language)
    if isinstance(block, Change):
        return _change(block, language)
    if isinstance(block, Form):
        return _form(block)
    if isinstance(block, Failure):
        return [*_plain(f"⚠️ {block.text}"), *_plain(block.hint)]
    return _plain(block_text(block, language))


def _plain(text: str) -> list[Line]:
    return [Line(escaped(part), harmless(part)) for line in text.splitlines()
            for part in cut(line, LONGEST_LINE)]  # fmt: skip


def cut(line: str, most: int) -> list[str]:
    """A line in pieces of at most so many UTF-16 units, at a space where there is one."""
    pieces = []
    while length(line) > most:
        end = most // 2 if any(ord(char) > 0xFFFF for char in line[:most]) else most
        space = line.rfind(" ", end // 2, end)
        at = space + 1 if space > 0 else end
        pieces.append(line[:at])
        line = line[at:]
    return [*pieces, line]


def _bold(text: str) -> Line:
    first = cut(" ".join(text.split()), LONGEST_LINE)[0]
    return Line(f"<b>{escaped(first)}</b>", harmless(first), 1)


def _labelled(label: str, value: str, language: Language) -> Line:
    colon = "：" if language == "zh" else ": "
    return _joined([f"{label}{colon}{value}"])


def _joined(parts: Sequence[str], bold: str = "") -> Line:
    """One line of a bold beginning and parts after it."""
    rest = " · ".join(" ".join(part.split()) for part in parts if part)
    head = " ".join(bold.split())
    shown = cut(f"{head} — {rest}" if head and rest else head or rest, LONGEST_LINE)[0]
    if not head:
        return Line(escaped(shown), harmless(shown))
    head = shown[: len(head)]
    html = f"<b>{escaped(head)}</b>{escaped(shown[len(head) :])}"
    return Line(html, harmless(head) + harmless(shown[len(head) :]), 1)


def _table(block: Table, language: Language) -> list[Line]:
    """Narrow figures in a fixed font; of other tables each row is a line that names its cells."""
    head = [_bold(block.title)] if block.title else []
    more = _plain(table_more(block, language)) if block.more else []
    fixed = aligned((block.headers, *block.rows), block.numeric)
    latin = all(len(line) == cell_len(line) for line in fixed)  # others are not quite two cells
    if block.numeric and latin and max(map(len, fixed)) <= NARROW:
        return [
            *head,
            *(Line(escaped(line), harmless(line), 0, fixed=True) for line in fixed),
            *more,
        ]
    return [*head, *(_row(block.headers, row, language) for row in block.rows), *more]


def _row(headers: Sequence[str], row: Sequence[str], language: Language) -> Line:
    if not row:
        return BLANK
    if len(row) == 2:
        return _joined(row[1:], bold=row[0])
    colon = "：" if language == "zh" else ": "
    rest = [
        f"{header}{colon}{cell}"
        for header, cell in zip(headers[1:], row[1:], strict=False)
        if cell not in ("", EMPTY)
    ]
    return _joined(rest, bold=row[0])


def _change(block: Change, language: Language) -> list[Line]:
    title = f"{OPERATIONS[block.op][0 if language == 'zh' else 1]} {block.title}"
    return [_bold(title), *_moved(block, language)]


def _moved(block: Change, language: Language) -> Iterator[Line]:
    for label, old, new in block.fields:
        there = [side for side in (old, new) if side not in ("", EMPTY)]
        text = f"{old} → {new}" if len(there) == 2 else (new or EMPTY)
        if len(there) == 1 and there[0] == old:
            text = f"{old} → {EMPTY}"
        yield _labelled(label, text, language)


def _form(block: Form) -> list[Line]:
    """What is wrong with what was said, and what can be said; the question itself is in words."""
    said = [f"{one.label}: {one.error}" for one in block.fields if one.error]
    said += [
        f"{one.label}: {' / '.join(label for _, label in one.options)}"
        for one in block.fields
        if one.required and one.options and not one.value and not one.error
    ]
    return [line for text in said for line in _plain(text)]
