"""A reply as plain text that holds all that its blocks and table cells say."""

from collections.abc import Sequence

from rich.cells import cell_len

from crm_store.scope import Language
from intents.format import EMPTY
from intents.reply import (
    AnyBlock,
    Button,
    Change,
    Chart,
    Fields,
    File,
    Form,
    FormField,
    Reply,
    Table,
)

GAP = "  "
ONE_LINE = str.maketrans({"\n": " ", "\r": " ", "\t": " "})
OPERATIONS = {
    "create": ("新建", "Created"),
    "update": ("已改", "Changed"),
    "delete": ("已删除", "Deleted"),
    "restore": ("已恢复", "Restored"),
    "merge": ("已合并", "Merged"),
}


def to_plain(reply: Reply, language: Language, *, buttons: bool = False) -> str:
    """The whole reply, a blank line between its blocks; with its buttons in brackets if wanted.

    Of a chart with a table beside it only the title is said, as the table has its figures.
    """
    tables = any(isinstance(block, Table) for block in reply.blocks)
    said = [
        block.title if isinstance(block, Chart) and tables else block_text(block, language)
        for block in reply.blocks
    ]
    if buttons and reply.buttons:
        said.append(button_line(reply.buttons))
    return "\n\n".join(text for text in said if text)


def button_line(buttons: Sequence[Button]) -> str:
    """Buttons as `[Yes] [No]`."""
    return " ".join(f"[{button.label}]" for button in buttons)


def block_text(block: AnyBlock, language: Language) -> str:
    """All that one block says."""
    if isinstance(block, Fields):
        return _titled(block.title, [_labelled(*pair, language) for pair in block.fields])
    if isinstance(block, Table):
        return _table(block, language)
    if isinstance(block, Chart):
        return _chart(block)
    if isinstance(block, Change):
        return _change(block, language)
    if isinstance(block, File):
        return f"{_say(language, '文件', 'File')}: {block.name}"
    if isinstance(block, Form):
        return _titled(block.title, [_field(field, language) for field in block.fields])
    return "\n".join(part for part in (block.text, getattr(block, "hint", "")) if part)


def _titled(title: str, lines: Sequence[str]) -> str:
    return "\n".join([title, *lines] if title else lines)


def _labelled(label: str, value: str, language: Language) -> str:
    return f"{label}{_say(language, '：', ': ')}{value}"


def _change(block: Change, language: Language) -> str:
    operation = _say(language, *OPERATIONS[block.op])
    return _titled(f"{operation} {block.title}", changed_lines(block, language))


def changed_lines(block: Change, language: Language) -> list[str]:
    """What a change moved: a line for each column."""
    return [_labelled(label, _move(old, new), language) for label, old, new in block.fields]


def _move(old: str, new: str) -> str:
    """`old → new`, or the one of them that there is."""
    there = [side for side in (old, new) if side not in ("", EMPTY)]
    if len(there) == 2:
        return f"{old} → {new}"
    return f"{old} → {EMPTY}" if there and there[0] == old else (new or EMPTY)


def _field(field: FormField, language: Language) -> str:
    """One field of a form, as an item of what is needed."""
    notes = [] if field.required else [_say(language, "可不填", "optional")]
    notes += [" / ".join(label for _, label in field.options)] if field.options else []
    note = _say(language, "（{}）", " ({})").format("; ".join(notes)) if notes else ""
    shown = dict(field.options).get(field.value, field.value)
    item = _labelled(f"- {field.label}{note}", shown, language) if field.value else (
        f"- {field.label}{note}"
    )  # fmt: skip
    return f"{item}  ! {field.error}" if field.error else item


def _chart(block: Chart) -> str:
    headers = ("", *(series.name for series in block.series))
    figures = [[f"{value:,}" for value in series.values] for series in block.series]
    rows = [(name, *cells) for name, *cells in zip(block.categories, *figures, strict=True)]
    title = f"{block.title} ({block.unit})" if block.unit else block.title
    numeric = tuple(range(1, len(headers)))
    return _titled(title, aligned((headers, *rows), numeric))


def _table(block: Table, language: Language) -> str:
    lines = aligned((block.headers, *block.rows), block.numeric)
    return _titled(block.title, [*lines, *([table_more(block, language)] if block.more else [])])


def table_more(block: Table, language: Language) -> str:
    """How many rows a table has beyond those it shows."""
    return _say(language, f"……另有 {block.more:,} 行", f"… and {block.more:,} more rows")


def aligned(rows: Sequence[Sequence[str]], numeric: Sequence[int] = ()) -> list[str]:
    """Rows in columns as wide as a terminal shows them: a Chinese character takes two cells."""
    flat = [[cell.translate(ONE_LINE) for cell in row] for row in rows]
    columns = range(max((len(row) for row in flat), default=0))
    widths = [max(cell_len(row[i]) for row in flat if i < len(row)) for i in columns]
    return [
        GAP.join(
            _padded(cell, width, right=index in numeric)
            for index, (cell, width) in enumerate(zip(row, widths, strict=False))
        ).rstrip()
        for row in flat
    ]


def _padded(cell: str, width: int, *, right: bool) -> str:
    space = " " * (width - cell_len(cell))
    return space + cell if right else cell + space


def _say(language: Language, zh: str, en: str) -> str:
    return zh if language == "zh" else en
