"""The name keys of a bench store, worked out on every core: they are most of its rows."""

import os
from collections.abc import Iterator, Sequence
from multiprocessing import get_context

from bench.bulk import Row
from crm_store.models import Contact, Customer, Deal, Lead, Product, Record, User
from crm_store.name_index import name_rows

CHUNK = 2_000
MODELS: dict[str, type[Record]] = {
    model.__kind__: model for model in (Contact, Customer, Deal, Lead, Product, User)
}
Named = tuple[str, Row]


def key_rows(records: Sequence[Named]) -> Iterator[Row]:
    """The rows of the name keys of these records, each a kind and what name_rows reads."""
    chunks = (records[at : at + CHUNK] for at in range(0, len(records), CHUNK))
    with get_context("fork").Pool(os.cpu_count()) as pool:
        for rows in pool.imap(_of_chunk, chunks):
            yield from rows


def _of_chunk(chunk: Sequence[Named]) -> list[Row]:
    return [row for kind, values in chunk for row in name_rows(MODELS[kind](**values))]
