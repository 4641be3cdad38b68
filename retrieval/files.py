"""The text of attached files: PDF, Word, Excel, PowerPoint and plain text, or why there is none."""

import logging
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Literal
from zipfile import ZipFile

if TYPE_CHECKING:
    from pptx.shapes.base import BaseShape

log = logging.getLogger(__name__)

MOST = 200_000
"""Characters of a file that are read."""
MOST_PAGES = 200
MOST_ROWS = 5_000
MOST_UNPACKED = 300 * 2**20
"""Bytes that an Office file may hold once unpacked; a larger one is no document."""
_ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
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
        text = _storable(_beginning(reader(content)))
    except UnreadError as error:
        return FileText(unread=error.why)
    except Exception as error:  # whatever a broken file makes its library raise
        log.warning("the text of an attached file cannot be read: %s", type(error).__name__)
        return FileText(unread="broken")
    return FileText(text) if text.strip() else FileText(unread=_EMPTY.get(ending))


def _beginning(lines: Iterable[str]) -> str:
    """The first lines, and no more of a file than that is read."""
    kept: list[str] = []
    left = MOST
    for line in lines:
        kept.append(line)
        left -= len(line) + 1
        if left < 0:
            break
    return "\n".join(kept)[:MOST]


def _storable(text: str) -> str:
    """Without noughts and with halves of characters made whole or "�", as broken PDFs have them:
    no database takes either."""
    return text.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _plain(content: bytes) -> Iterator[str]:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):  # what Windows calls "Unicode"
        yield content.decode("utf-16", errors="replace")
        return
    for encoding in ("utf-8-sig", "gb18030", "latin-1"):
        try:
            yield content.decode(encoding)
            return
        except UnicodeDecodeError:
            continue


def _pdf(content: bytes) -> Iterator[str]:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadError("password")
    for page in reader.pages[:MOST_PAGES]:
        yield page.extract_text()


def _office(content: bytes) -> BytesIO:
    """An Office file's content. Raises UnreadError where it is no use to open it."""
    if content.startswith(_OLD_OFFICE):
        raise UnreadError("password")
    file = BytesIO(content)
    with ZipFile(file) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise UnreadError("huge")
    return file


def _word(content: bytes) -> Iterator[str]:
    from docx import Document
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    document = Document(_office(content))
    for element in document.element.body.iter(qn("w:p")):  # those of tables and boxes, too
        yield Paragraph(element, document).text


def _excel(content: bytes) -> Iterator[str]:
    from openpyxl import load_workbook

    book = load_workbook(_office(content), read_only=True, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_row=MOST_ROWS, values_only=True):
            if cells := [str(value) for value in row if value is not None]:
                yield " ".join(cells)


def _slides(content: bytes) -> Iterator[str]:
    from pptx import Presentation

    for slide in list(Presentation(_office(content)).slides)[:MOST_PAGES]:
        yield from _shapes(slide.shapes)
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            yield slide.notes_slide.notes_text_frame.text


def _shapes(shapes: "Iterable[BaseShape]") -> Iterator[str]:
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.graphfrm import GraphicFrame
    from pptx.shapes.group import GroupShape

    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from _shapes(shape.shapes)
        elif isinstance(shape, Shape):
            yield shape.text_frame.text
        elif isinstance(shape, GraphicFrame) and shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def _open_document(content: bytes) -> Iterator[str]:
    from docx.oxml import parse_xml

    with ZipFile(_office(content)) as packed:
        if b"encryption-data" in packed.read("META-INF/manifest.xml"):
            raise UnreadError("password")
        body = parse_xml(packed.read("content.xml"))  # which follows no entities
    for paragraph in body.iter(f"{_ODF_TEXT}p", f"{_ODF_TEXT}h"):
        yield "".join(paragraph.itertext())


READERS: dict[str, Callable[[bytes], Iterable[str]]] = {
    "txt": _plain, "csv": _plain, "md": _plain, "eml": _plain,
    "pdf": _pdf, "docx": _word, "xlsx": _excel, "pptx": _slides, "odt": _open_document,
    "ods": _open_document, "odp": _open_document,
}  # fmt: skip
OLD = frozenset({"doc", "xls", "ppt"})
"""Endings of old Office: no library that is looked after reads them without Office itself."""
_EMPTY: dict[str, Unread] = {"pdf": "picture", "pptx": "picture"}
