"""A reply on the terminal, in colour where there is any."""

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text as Line

from bot.plain import OPERATIONS, block_text, table_more
from crm_store.scope import Language
from intents.reply import AnyBlock, Button, Change, Chart, Failure, Fields, Reply, Table


def show(console: Console, reply: Reply, language: Language) -> None:
    """Print a reply and, numbered, what can be pressed."""
    tables = any(isinstance(block, Table) for block in reply.blocks)
    for block in reply.blocks:
        if not (isinstance(block, Chart) and tables):
            console.print(_drawn(block, language))
    if reply.buttons:
        console.print(_buttons(reply.buttons))


def _drawn(block: AnyBlock, language: Language) -> RenderableType:
    if isinstance(block, Table):
        return _table(block, language)
    if isinstance(block, Fields):
        return _card(block.title, [(label, Line(value)) for label, value in block.fields])
    if isinstance(block, Change):
        return _change(block, language)
    if isinstance(block, Failure):
        hint = Line(f"\n{block.hint}" if block.hint else "")
        return Line.assemble((block.text, "red"), hint)
    return Line(block_text(block, language))


def _table(block: Table, language: Language) -> RenderableType:
    grid = Grid(title=Line(block.title) if block.title else None, title_justify="left")
    for index, header in enumerate(block.headers):
        right = index in block.numeric
        grid.add_column(Line(header), justify="right" if right else "left", overflow="fold")
    for row in block.rows:
        grid.add_row(*[Line(cell) for cell in row])
    return Group(grid, Line(table_more(block, language))) if block.more else grid


def _change(block: Change, language: Language) -> RenderableType:
    done = OPERATIONS[block.op][0 if language == "zh" else 1]
    rows = [
        (label, Line.assemble((old, "dim"), " → ", (new, "bold")) if old else Line(new))
        for label, old, new in block.fields
    ]
    return _card(f"{done} {block.title}", rows)


def _card(title: str, rows: list[tuple[str, Line]]) -> RenderableType:
    grid = Grid.grid(padding=(0, 2))
    for label, value in rows:
        grid.add_row(Line(label, style="dim"), value)
    return Panel(grid, title=Line(title), title_align="left", expand=False)


def _buttons(buttons: tuple[Button, ...]) -> RenderableType:
    shown = Line()
    for number, button in enumerate(buttons, 1):
        shown.append(f"[{number}] ", style="cyan")
        shown.append(f"{button.label}   ")
    return shown
