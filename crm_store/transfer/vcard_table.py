"""Address books (vCard): a row a person."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import vobject

from crm_store.transfer.encoding import detect
from crm_store.transfer.errors import FileRefusedError, TransferError
from crm_store.transfer.table import Row, checked

HEADERS = ["name", "customer", "title", "phone", "email", "birthday"]


class VcardTable:
    """A `.vcf` file. A person's first telephone and address are taken, the mobile one first."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._encoding = detect(path)
        self.file = path.name
        self.title = "contacts"
        self.headers = list(HEADERS)
        if next(self._cards(), None) is None:
            raise FileRefusedError("文件里没有 vCard 名片。", "The file holds no vCard.")

    def rows(self) -> Iterator[Row]:
        """A row a card, on the line where the card begins."""
        for line, text in self._cards():
            try:
                yield checked(line, _cells(vobject.readOne(text)), len(HEADERS), exact=False)
            except (vobject.base.VObjectError, StopIteration, ValueError, UnicodeError):
                yield Row(line, (), _broken())

    def _cards(self) -> Iterator[tuple[int, str]]:
        card: list[str] = []
        start = 1
        with self._path.open(encoding=self._encoding.name, errors=self._encoding.errors) as file:
            for line, text in enumerate(file, start=1):
                mark = text.strip().upper()
                if mark == "BEGIN:VCARD":
                    if card:
                        yield start, "".join(card)
                    start, card = line, []
                if card or mark == "BEGIN:VCARD":
                    card.append(text)
                if mark == "END:VCARD" and card:
                    yield start, "".join(card)
                    card = []
        if card:
            yield start, "".join(card)


def _cells(card: Any) -> list[str]:
    organisation = _value(card, "org")
    company = organisation[0] if isinstance(organisation, list) and organisation else organisation
    texts = [_value(card, "fn"), company, _value(card, "title"), _telephone(card)]
    return [str(text or "") for text in (*texts, _value(card, "email"), _value(card, "bday"))]


def _value(card: Any, name: str) -> Any:
    entries = card.contents.get(name, [])
    return entries[0].value if entries else ""


def _telephone(card: Any) -> str:
    entries = card.contents.get("tel", [])
    mobile = [entry for entry in entries if "CELL" in entry.params.get("TYPE", [])]
    chosen = (mobile or entries)[:1]
    return str(chosen[0].value).removeprefix("tel:") if chosen else ""


def _broken() -> TransferError:
    return TransferError(
        "这张名片读不出来，可能缺少 END:VCARD 或必填的姓名。",
        "This card cannot be read: it may lack END:VCARD or its name.",
    )
