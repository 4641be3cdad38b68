"""Which column of which kind a header means."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crm_store.kinds import FILES, KINDS, RECORD_TYPES, Column, Kind
from crm_store.names import name_key

KEY_STANDS_IN = {"deal": "number", "product": "name"}
"""Where the first key column is missing, what it can be made from."""
COPY = "copy"
"""The column of an export that tells records with the same key apart: 2 for the second one.

`customer_copy` tells which of several customers of one name a row's `customer` is.
"""
MIN_COLUMNS = 2
_CJK_ENDINGS = ("信息", "资料", "列表", "清单", "明细", "数据", "表")


@dataclass(frozen=True)
class Heading:
    """A column of a file: a column of the kind, or a custom field of that name."""

    index: int
    header: str
    column: Column | None
    custom: str = ""


@dataclass(frozen=True)
class HeaderMatch:
    """What a file's headers mean, and those that nobody knows."""

    headings: tuple[Heading, ...]
    unknown: tuple[str, ...]

    @property
    def columns(self) -> frozenset[str]:
        """The names of the columns that the file has."""
        return frozenset(heading.column.name for heading in self.headings if heading.column)

    @property
    def mapped(self) -> dict[str, str]:
        """Each header and the column or custom field that it stands for."""
        return {
            heading.header: heading.column.name if heading.column else heading.custom
            for heading in self.headings
        }


def match_headers(headers: Sequence[str], kind: Kind, custom: Iterable[str] = ()) -> HeaderMatch:
    """Canonical names first, then the workspace's own fields, then the usual other names."""
    found: dict[int, Heading] = {}
    fields = set(custom)
    taken: set[str] = set()
    known: set[str]
    for names, known in ((_canonical(kind.name), set()), (_synonyms(kind.name), fields)):
        for index, header in enumerate(headers):
            column = names.get(name_key(header))
            if index in found or header in known or column is None or column.name in taken:
                continue
            taken.add(column.name)
            found[index] = Heading(index, header, column)
    return _with_custom(headers, kind, found)


def recognise(headers: Sequence[str]) -> Kind | None:
    """The kind that explains the most of these headers, if any explains its records by them."""
    scored = [(match_headers(headers, kind).columns, kind) for kind in FILES]
    fitting = [
        (len(columns), kind)
        for columns, kind in scored
        if len(columns) >= MIN_COLUMNS and can_be(kind, columns)
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def can_be(kind: Kind, columns: frozenset[str]) -> bool:
    """Whether rows with these columns can be told apart as records of the kind."""
    return kind.key[0] in columns or KEY_STANDS_IN.get(kind.name) in columns


def is_copy(header: str, kind: Kind) -> bool:
    """Whether a column says which of several records with the same key is meant."""
    named = {column.name for column in (*kind.columns, *kind.kept) if column.type in RECORD_TYPES}
    return header == COPY or (header.endswith(f"_{COPY}") and copied(header) in named)


def copied(header: str) -> str:
    """The column that a `..._copy` column is about; empty for the record itself."""
    return header.removesuffix(COPY).removesuffix("_")


def kind_of_title(title: str) -> Kind | None:
    """The kind that a file's or sheet's name says: customers, 2026-customers, 客户表."""
    words = [name_key(word) for word in re.split(r"[\s_\-.()（）\[\]]+", title)]
    for word in reversed(words):
        kind = _kinds_by_word().get(word) or _kinds_by_word().get(_bare(word))
        if kind is not None:
            return kind
    return None


def _bare(word: str) -> str:
    stripped = re.sub(r"\d+", "", word)
    for ending in _CJK_ENDINGS:
        stripped = stripped.removesuffix(ending)
    return stripped


@lru_cache(maxsize=1)
def _kinds_by_word() -> dict[str, Kind]:
    words = {name_key(word): kind for kind in FILES for word in (kind.zh, kind.name, kind.file)}
    return words | {"用户": FILES[0], "员工": FILES[0]}


@lru_cache(maxsize=64)
def _canonical(name: str) -> dict[str, Column]:
    kind = KINDS[name]
    return {name_key(column.name): column for column in (*kind.columns, *kind.kept)}


@lru_cache(maxsize=64)
def _synonyms(name: str) -> dict[str, Column]:
    names: dict[str, Column] = {}
    for column in KINDS[name].columns:
        for header in (column.zh, column.en, *column.headers):
            names.setdefault(name_key(header), column)
    return names


def _with_custom(headers: Sequence[str], kind: Kind, found: dict[int, Heading]) -> HeaderMatch:
    unknown: list[str] = []
    fields: set[str] = set()
    for index, header in enumerate(headers):
        if index in found or not header.strip():
            continue
        if is_copy(header, kind) or (kind.custom and header not in fields):
            fields.add(header)
            found[index] = Heading(index, header, None, header)
        else:
            unknown.append(header)
    return HeaderMatch(tuple(found[index] for index in sorted(found)), tuple(unknown))
