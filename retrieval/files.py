"""The text of attached files: PDF, Word, Excel, PowerPoint and plain text, or why there is none."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Literal
from zipfile import ZipFile

log = logging.getLogger(__name__)

MOST = 200_000
"""Characters of a file that are read."""
MOST_PAGES = 200
MOST_ROWS = 5_000
MOST_UNPACKED = 300 * 2**20
"""Bytes that an Office file may hold once unpacked; a larger one is no document."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How a file of old Office starts, and a new one with a password."""

Unread = Literal["old", "password", "picture", "broken", "huge"]
WHY: dict[Unread, tuple[str, str]] = {
    "old": ("旧格式，读不出内容；请另存为新格式", "an old format: save it as a new one"),
    "password": ("加了密码，读不出内容", "protected by a password: its text cannot be read"),
    "picture": ("只有图片，没有文字", "pictures only, with no text in it"),
    "broken": ("文件已损坏，读不出内容", "broken: its text cannot be read"),
    "huge": ("太大，没有读", "too large to be read"),
}  # fmt: skip


@dataclass(frozen=True)
class FileText:
    """A file's text, or why a file that should have one has none; neither of a file without."""

    text: str = ""
    unread: Unread | None = None


class UnreadError(Exception):
    """A file's text cannot be read."""

    def __init__(self, why: Unread) -> None:
        self.why: Unread = why
        super().__init__(why)


def text_of(name: str, content: bytes) -> FileText:
    """The text of a file, by its name's ending."""
    ending = name.rpartition(".")[2].lower()
    reader = READERS.get(ending)
    if reader is None:
        return FileText(unread="old" if ending in OLD else None)
    try:
        text = reader(content)[:MOST].replace("\x00", "")
    except UnreadError as error:
        return FileText(unread=error.why)
    except Exception as error:  # whatever a broken file makes its library raise
        log.warning("the text of an attached file cannot be read: %s", type(error).__name__)
        return FileText(unread="broken")
    return FileText(text) if text.strip() else FileText(unread=_EMPTY.get(ending))


def _plain(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _pdf(content: bytes) -> str:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadError("password")
    return "\n".join(page.extract_text() for page in reader.pages[:MOST_PAGES])


def _office(content: bytes) -> BytesIO:
    """An Office file's content. Raises UnreadError where it is no use to open it."""
    if content.startswith(_OLD_OFFICE):
        raise UnreadError("password")
    file = BytesIO(content)
    with ZipFile(file) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise UnreadError("huge")
    return file


def _word(content: bytes) -> str:
    from docx import Document

    document = Document(_office(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def _excel(content: bytes) -> str:
    from openpyxl import load_workbook

    book = load_workbook(_office(content), read_only=True, data_only=True)
    lines: list[str] = []
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_row=MOST_ROWS, values_only=True):
            if cells := [str(value) for value in row if value is not None]:
                lines.append(" ".join(cells))
    return "\n".join(lines)


def _slides(content: bytes) -> str:
    from pptx import Presentation

    lines: list[str] = []
    for slide in list(Presentation(_office(content)).slides)[:MOST_PAGES]:
        for shape in slide.shapes:
            if shape.has_text_frame:
                lines.append(shape.text_frame.text)
            elif shape.has_table:
                lines += [cell.text for row in shape.table.rows for cell in row.cells]
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            lines.append(slide.notes_slide.notes_text_frame.text)
    return "\n".join(lines)


READERS: dict[str, Callable[[bytes], str]] = {
    "txt": _plain, "csv": _plain, "md": _plain, "eml": _plain,
    "pdf": _pdf, "docx": _word, "xlsx": _excel, "pptx": _slides,
}  # fmt: skip
OLD = frozenset({"doc", "xls", "ppt"})
"""Endings of old Office: no library that is looked after reads them without Office itself."""
_EMPTY: dict[str, Unread] = {"pdf": "picture", "pptx": "picture"}
