"""The customers and products that a question about figures names."""

from collections.abc import Iterator

from intents.call import RecordRef
from intents.understand.fill.products import products_said
from intents.understand.fill.request import Request

KINDS = ("customer", "product")


def records_named(request: Request) -> Iterator[RecordRef]:
    """The customers and products that are named, and no colleague of that name."""
    for one in request.mentions.names:
        if "customer" in one.by_kind and "user" not in one.by_kind:
            yield from one.by_kind["customer"]
    whole = {one.start for one in request.named("product")}
    for said in products_said(request):
        if said.start in whole or (_is_model(said.text) and len(said.records) == 1):
            yield from said.records


def _is_model(words: str) -> bool:
    """Whether a part of a product's name is enough: PH20, and not the "service" of one."""
    return any(char.isdecimal() for char in words)
