"""A reply as messages of Telegram, each within its limits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from bot.saved_files import drawn, safe_name
from bot.telegram.keyboard import Markup, keyboard
from bot.telegram.limits import CAPTION, ENTITIES, FILE_BYTES, PHOTO_BYTES, TEXT, length
from bot.telegram.lines import BLANK, Line, cut, lines_of
from crm_store.scope import Language
from intents.reply import AnyBlock, Chart, File, Reply

PICTURES = frozenset({"image/png", "image/jpeg"})


@dataclass(frozen=True)
class Message:
    """One message: a text as HTML and as it reads, or a photo or file with its caption in both."""

    kind: Literal["text", "photo", "document"]
    html: str
    plain: str
    name: str = ""
    content: bytes = field(default=b"", repr=False)
    markup: Markup = None


def render(reply: Reply, outbox_id: int, language: Language) -> list[Message]:
    """The messages of a reply, in order; the last one has the buttons."""
    messages = list(_messages(reply, language))
    buttons = keyboard(reply.buttons, outbox_id)
    if buttons is None:
        return messages
    if not messages:
        messages = [Message("text", "…", "…")]
    last = messages[-1]
    with_buttons = Message(last.kind, last.html, last.plain, last.name, last.content, buttons)
    return [*messages[:-1], with_buttons]


def _messages(reply: Reply, language: Language) -> Iterator[Message]:
    """Texts together, a photo or file by itself."""
    for apart, blocks in groupby(reply.blocks, lambda block: isinstance(block, Chart | File)):
        if not apart:
            yield from texts([lines_of(block, language) for block in blocks])
            continue
        for block in blocks:
            yield from _sent_apart(block, language)


def _sent_apart(block: AnyBlock, language: Language) -> Iterator[Message]:
    if isinstance(block, Chart):
        png = drawn(block, language)
        if png is not None:
            yield _titled("photo", block.title, "chart.png", png)
        else:
            yield from texts([lines_of_chart(block)])
    elif isinstance(block, File):
        name = safe_name(block.name) or "file"
        if len(block.content) > FILE_BYTES:
            yield from texts([[Line(name, name)]])
            return
        picture = block.media_type in PICTURES and len(block.content) <= PHOTO_BYTES
        yield Message("photo" if picture else "document", "", "", name, block.content)


def lines_of_chart(block: Chart) -> list[Line]:
    """A chart that cannot be drawn, in words."""
    from intents.reply import Text

    rows = [
        f"{name}: " + " / ".join(f"{series.values[place]:,}" for series in block.series)
        for place, name in enumerate(block.categories)
    ]
    return lines_of(Text(text="\n".join([block.title, *rows])), "en")


def _titled(kind: Literal["photo"], title: str, name: str, content: bytes) -> Message:
    caption = lines_of_title(title)
    return Message(kind, caption.html, caption.plain, name, content)


def lines_of_title(title: str) -> Line:
    """A caption of one line."""
    from bot.telegram.escape import escaped, harmless

    short = cut(" ".join(title.split()), CAPTION // 2)[0]
    return Line(escaped(short), harmless(short))


def texts(blocks: Sequence[Sequence[Line]]) -> Iterator[Message]:
    """Lines as messages: split between lines, a blank line between blocks."""
    lines: list[Line] = []
    for block in blocks:
        if block:
            lines += [*([BLANK] if lines else []), *block]
    while lines:
        count = _fitting(lines)
        yield _message(lines[:count])
        lines = lines[count:]
        while lines and lines[0] == BLANK:
            lines = lines[1:]


def _fitting(lines: Sequence[Line]) -> int:
    """How many of these lines one message takes."""
    size = entities = 0
    for count, line in enumerate(lines):
        size += length(line.plain) + 1
        starts = line.fixed and not (count and lines[count - 1].fixed)
        entities += line.entities + starts
        if count and (size > TEXT or entities > ENTITIES):
            return count
    return len(lines)


def _message(lines: Sequence[Line]) -> Message:
    plain = "\n".join(line.plain for line in lines).strip("\n")
    parts = []
    for fixed, group in groupby(lines, lambda line: line.fixed):
        text = "\n".join(line.html for line in group)
        parts.append(f"<pre>{text}</pre>" if fixed else text)
    return Message("text", "\n".join(parts).strip("\n") or "…", plain or "…")
