"""Records for a menu: those that a person may see and whose name has these words in it."""

from typing import Any

from sqlalchemy import or_

from crm_store.repositories.base import Repository
from crm_store.store import Store

TITLES = ("number", "name", "title")
"""The columns that people call a record by, the first that it has."""


def search_records(store: Store, kind: str, words: str, limit: int) -> list[tuple[int, str]]:
    """Keys and names of records of one kind, the latest first; all of them without words.

    Names that only sound or read alike come after those that have the words in them.
    """
    repository = store.by_kind[kind]
    found = _with_words(repository, words.strip(), limit)
    if words.strip() and not found and kind != "task":
        found = [(one.id, one.name) for one in store.names.find(words, kind)]
    return found[:limit]


def _with_words(repository: Repository[Any], words: str, limit: int) -> list[tuple[int, str]]:
    model = repository.model
    titles = [getattr(model, name) for name in TITLES if hasattr(model, name)]
    query = repository.query()
    if words:
        query = query.where(or_(*(title.icontains(words, autoescape=True) for title in titles)))
    query = query.order_by(model.id.desc()).limit(limit)
    return [(row.id, str(_title(row))) for row in repository.session.scalars(query)]


def _title(row: object) -> object:
    return next(value for name in TITLES if (value := getattr(row, name, None)))
