"""The text of attached files: PDF, Word, Excel and plain text. What cannot be read gives none."""

import logging
from collections.abc import Callable
from io import BytesIO

log = logging.getLogger(__name__)

MOST = 200_000
"""Characters of a file that are read."""
MOST_PAGES = 200
MOST_ROWS = 5_000


def text_of(name: str, content: bytes) -> str:
    """The text of a file, by its name's ending; empty where it has none or cannot be read."""
    reader = READERS.get(name.rpartition(".")[2].lower())
    if reader is None:
        return ""
    try:
        return reader(content)[:MOST].replace("\x00", "")
    except Exception as error:  # whatever a broken file makes its library raise
        log.warning("the text of an attached file cannot be read: %s", type(error).__name__)
        return ""


def _plain(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _pdf(content: bytes) -> str:
    from pypdf import PdfReader

    pages = PdfReader(BytesIO(content)).pages
    return "\n".join(page.extract_text() for page in pages[:MOST_PAGES])


def _word(content: bytes) -> str:
    from docx import Document

    document = Document(BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def _excel(content: bytes) -> str:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    lines: list[str] = []
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_row=MOST_ROWS, values_only=True):
            if cells := [str(value) for value in row if value is not None]:
                lines.append(" ".join(cells))
    return "\n".join(lines)


READERS: dict[str, Callable[[bytes], str]] = {
    "txt": _plain, "csv": _plain, "md": _plain, "eml": _plain,
    "pdf": _pdf, "docx": _word, "xlsx": _excel,
}  # fmt: skip
