"""What is read of an attached file, and the word there is where nothing can be."""

from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from openpyxl import Workbook
from pptx import Presentation
from pypdf import PdfWriter

from retrieval import files
from retrieval.files import FileText, text_of

SAID = "The hull is made of bamboo."


def _saved(save: Callable[[BytesIO], object]) -> bytes:
    file = BytesIO()
    save(file)
    return file.getvalue()


def word() -> bytes:
    """A Word file."""
    document = Document()
    document.add_paragraph(SAID)
    return _saved(document.save)


def excel() -> bytes:
    """An Excel file."""
    book = Workbook()
    assert book.active is not None
    book.active.append([SAID])
    return _saved(book.save)


def slides() -> bytes:
    """A PowerPoint file that says it in the notes of its slide."""
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "Hulls"
    slide.notes_slide.notes_text_frame.text = SAID
    return _saved(show.save)


def nested_word() -> bytes:
    """A Word file that says it in a table within a table."""
    document = Document()
    outer = document.add_table(1, 1).cell(0, 0)
    outer.add_table(1, 1).cell(0, 0).text = SAID
    return _saved(document.save)


def grouped_slides() -> bytes:
    """A PowerPoint file that says it in a group of shapes."""
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, 100, 100).text_frame.text = SAID
    return _saved(show.save)


def open_document(manifest: str = "<manifest/>") -> bytes:
    """A LibreOffice file, with the little of one that is read."""
    file = BytesIO()
    names = 'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    with ZipFile(file, "w") as packed:
        packed.writestr("META-INF/manifest.xml", manifest)
        packed.writestr(
            "content.xml", f"<body {names}><t:p>{SAID[:9]}<b>{SAID[9:]}</b></t:p></body>"
        )
    return file.getvalue()


def pdf() -> bytes:
    """A PDF file of one page with a line of text, as small as one can be."""
    line = f"BT /F1 12 Tf 72 720 Td ({SAID}) Tj ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(line), line),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj%b endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + (
        b"xref\n0 6\n0000000000 65535 f \n%btrailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, len(made))
    )


def _pdf_of_pictures(password: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    return _saved(writer.write)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", SAID.encode()), ("a.docx", word()), ("a.xlsx", excel()), ("a.PPTX", slides()),
        ("a.pdf", pdf()), ("windows.txt", SAID.encode("utf-16")),
        ("nested.docx", nested_word()), ("grouped.pptx", grouped_slides()),
        ("a.odt", open_document()), ("a.ods", open_document()),
    ],
)  # fmt: skip
def test_the_text_of_a_file_is_read(name: str, content: bytes) -> None:
    assert SAID in text_of(name, content).text


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0", "old"),
        ("a.docx", b"\xd0\xcf\x11\xe0", "password"),
        ("a.pdf", _pdf_of_pictures("secret"), "password"),
        ("a.odt", open_document("<encryption-data/>"), "password"),
        ("a.pdf", _pdf_of_pictures(), "picture"),
        ("a.pdf", pdf()[:40], "broken"),
        ("a.pptx", b"PK nothing of the kind", "broken"),
    ],
)
def test_why_a_file_cannot_be_read_is_said(name: str, content: bytes, why: str) -> None:
    found = text_of(name, content)
    assert (found.text, found.unread) == ("", why)
    assert why in files.WHY


def test_a_file_that_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_UNPACKED", 1_000)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * 2_000)
    assert text_of("a.docx", file.getvalue()).unread == "huge"


def test_of_a_long_file_the_beginning_is_read() -> None:
    found = text_of("a.txt", b"0123456789" * files.MOST)
    assert (len(found.text), found.unread) == (files.MOST, None)


def test_of_a_long_table_no_more_rows_are_read_than_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "MOST", 10)
    monkeypatch.setitem(files.READERS, "xlsx", lambda _content: _rows_of_which_three_are_enough())
    assert text_of("a.xlsx", b"").text == "four\nfour\n"


def _rows_of_which_three_are_enough() -> Iterator[str]:
    yield from ("four", "four", "four")
    raise AssertionError("a row was read that nobody needs")


def test_what_no_database_takes_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(files.READERS, "pdf", lambda _content: ["a\x00b \ud83d\ude00 \ud83d."])
    assert text_of("a.pdf", b"").text == "ab 😀 �."


def test_a_picture_has_no_text_and_nothing_is_said_of_it() -> None:
    assert text_of("a.png", b"\x89PNG") == FileText()
