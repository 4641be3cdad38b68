"""The files of a reply as files on this machine: its charts as PNG, and what it hands over."""

import logging
import re
from pathlib import Path

from pydantic import BaseModel

from bot.clean import clean
from crm_store.scope import Language
from intents.reply import Chart, File, Reply

log = logging.getLogger(__name__)

UNSAFE = re.compile(r"[^\w.\- ]+")
LONGEST_NAME = 60


class SavedFile(BaseModel):
    """A file: what it is called, its media type, and where it is (absolute)."""

    name: str
    type: str
    path: str


def save_files(reply: Reply, folder: Path, stem: str, language: Language) -> list[SavedFile]:
    """Write a reply's charts and files into `folder`, each under a name that begins with `stem`."""
    saved: list[SavedFile] = []
    for index, block in enumerate(reply.blocks):
        if isinstance(block, Chart) and (png := drawn(block, language)):
            name = f"{safe_name(block.title.replace('/', '-')) or 'chart'}.png"
            saved.append(_write(folder, f"{stem}-{index}", name, "image/png", png))
        elif isinstance(block, File):
            name = safe_name(block.name) or "file"
            saved.append(_write(folder, f"{stem}-{index}", name, block.media_type, block.content))
    return saved


def drawn(chart: Chart, language: Language) -> bytes | None:
    """A chart as PNG; None where it cannot be drawn, as its figures are in the text as well."""
    from bot.charts import render_png

    try:
        return render_png(chart, language)
    except Exception:
        log.exception("a chart could not be drawn")
        return None


def safe_name(given: str) -> str:
    """A name that is one file's on every system: no folders, no control characters, not long."""
    name = UNSAFE.sub("_", clean(given).replace("\\", "/").rpartition("/")[2])
    stem, dot, ending = name.strip("._ ").rpartition(".")
    if not dot:
        return ending[:LONGEST_NAME]
    return f"{stem[:LONGEST_NAME].strip('. ')}.{ending[:16]}"


def folder_name(conversation: str) -> str:
    """The name of a conversation's own folder."""
    return UNSAFE.sub("_", clean(conversation)).strip("._ ")[:LONGEST_NAME] or "conversation"


def _write(folder: Path, stem: str, name: str, media_type: str, content: bytes) -> SavedFile:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem}-{name}"
    path.write_bytes(content)
    return SavedFile(name=name, type=media_type, path=str(path.resolve()))
