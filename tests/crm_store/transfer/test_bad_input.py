"""Bad files: each a clear sentence, nothing lost, nothing half-written."""

import zipfile
from pathlib import Path

import pytest
from sqlalchemy import func, select

from crm_store.database import Database
from crm_store.models import Customer
from crm_store.transfer.errors import TransferError
from crm_store.transfer.importing import import_path
from tests.crm_store.transfer.conftest import ADMIN, CHINESE_ADMIN, ImportText


def names(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(Customer.name).order_by(Customer.id)))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("customers.csv", b"", "The file is empty"),
        ("customers.csv", b"\n \n", "The file is empty"),
        ("customers.csv", b"PK\x03\x04" + bytes(100), "This is no CSV but a zip archive"),
        ("customers.csv", bytes(range(256)) * 20, "This is a binary file"),
        ("customers.csv", "name\nM\xfcller\nCaf\xe9 Noir\n".encode("latin-1"), "neither UTF-8 nor"),
        ("customers.csv", b"phone,mail\n1,2\n", "need the column name"),
        ("customers.xlsx", b"name\nAcme\n", "This is no Excel workbook"),
        ("contacts.vcf", b"hello\n", "holds no vCard"),
    ],
)
def test_a_file_without_readable_rows_is_one_clear_sentence(
    import_text: ImportText, database: Database, name: str, content: bytes, sentence: str
) -> None:
    report = import_text(name, content)
    assert len(report.files) == 1
    assert [sentence in row.reason for row in report.files[0].refused] == [True]
    assert names(database) == []


def test_sentences_are_in_the_language_of_the_person(import_text: ImportText) -> None:
    assert (
        import_text("customers.csv", b"", CHINESE_ADMIN)
        .files[0]
        .refused[0]
        .reason.startswith("文件是空的")
    )


def test_a_header_alone_is_no_error_but_said(import_text: ImportText) -> None:
    report = import_text("customers.csv", "name,phone\n").files[0]
    assert (report.added, report.refused) == (0, [])
    assert report.notes == ["There is a header but no rows."]


def test_broken_rows_cost_only_themselves(import_text: ImportText, database: Database) -> None:
    text = (
        'name,phone\nA,1\ntoo,many,cells\nfew\n"bad "quote,2\n"never closed,3\nB,4\n'
        '"two\nlines",5\nnul\0name,6\nC,7\n'
    )
    report = import_text("customers.csv", text).files[0]
    assert [row.line for row in report.refused] == [3, 4, 5, 6, 10]
    assert names(database) == ["A", "B", "two\nlines", "C"]


def test_a_quote_that_is_open_to_the_end_loses_one_row(
    import_text: ImportText, database: Database
) -> None:
    report = import_text("customers.csv", 'name,phone\n"open,1\nA,2\nB,3\n').files[0]
    assert [row.line for row in report.refused] == [2]
    assert names(database) == ["A", "B"]


def test_one_broken_byte_in_utf8_loses_one_row(import_text: ImportText, database: Database) -> None:
    content = "name\n云帆\n".encode() + b"bad\xff\n" + "海川\n".encode()
    report = import_text("customers.csv", content).files[0]
    assert [row.line for row in report.refused] == [3]
    assert names(database) == ["云帆", "海川"]


def test_a_refused_value_is_shown_with_its_line_and_column(import_text: ImportText) -> None:
    text = "name,kind,birthday,shared,owner\nA,alien,,,\nB,,yesterday,,\nC,,,maybe,\nD,,,,Nobody\n"
    report = import_text("customers.csv", text).files[0]
    assert [(row.line, row.column, row.value) for row in report.refused] == [
        (2, "kind", "alien"),
        (3, "birthday", "yesterday"),
        (4, "shared", "maybe"),
        (5, "owner", "Nobody"),
    ]


def test_a_real_zip_named_csv_is_refused(tmp_path: Path, database: Database) -> None:
    path = tmp_path / "customers.csv"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "hello")
    report = import_path(database, ADMIN, path)
    assert "zip archive" in report.files[0].refused[0].reason


def test_paths_and_kinds_that_do_not_exist(database: Database, tmp_path: Path) -> None:
    with pytest.raises(TransferError, match="There is no file or folder"):
        import_path(database, ADMIN, tmp_path / "nothing.csv")
    with pytest.raises(TransferError, match="holds no file to import"):
        import_path(database, ADMIN, tmp_path)
    with pytest.raises(TransferError, match='There is no kind "wombats"'):
        import_path(database, ADMIN, tmp_path, kind="wombats")


def test_a_name_too_long_for_an_index_is_refused(import_text: ImportText) -> None:
    report = import_text("customers.csv", f"name\n{'长' * 600}\nA\n").files[0]
    assert (report.added, len(report.refused)) == (1, 1)


def test_a_number_that_a_deleted_record_has_is_refused(
    import_text: ImportText, database: Database
) -> None:
    import_text("customers.csv", "name\nAcme\n")
    import_text("contracts.csv", "number,customer\nC1,Acme\n")
    with database.writing() as session:
        from crm_store.models import Contract

        session.scalars(select(Contract)).one().deleted_at = func.now()
    report = import_text("contracts.csv", "number,customer\nC1,Acme\nC2,Acme\n").files[0]
    assert (report.added, [row.column for row in report.refused]) == (1, ["number"])


def test_the_line_that_tells_a_spreadsheet_the_delimiter_is_no_header(
    import_text: ImportText,
) -> None:
    found = import_text("customers.csv", 'sep=;\r\nname;phone\r\nC;1\r\nD;"2\r\n').files[0]
    assert (found.added, [row.line for row in found.refused]) == (1, [4])
