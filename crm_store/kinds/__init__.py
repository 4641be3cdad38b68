"""The kinds of record and their columns: declared once, for import, export, audit and chat.

Names are those of the import format; `headers` are further ways that files and people name a
column. A column of type `user`, `customer`, `contact`, `deal`, `contract`, `product`, `segment`
or `team` is shown by the other record's key and kept as `<attribute>_id`.
"""

from crm_store.kinds.acquiring import CAMPAIGNS, LEADS, POINTS, SEGMENTS
from crm_store.kinds.kind import RECORD_TYPES, Column, ColumnType, Kind
from crm_store.kinds.people import CONTACTS, CUSTOMERS, USERS
from crm_store.kinds.selling import CONTRACTS, DEALS, EXPENSES, PAYMENTS, PRODUCTS, QUOTES, TARGETS
from crm_store.kinds.serving import ACTIVITIES, ORDERS, TASKS, TICKETS

__all__ = [
    "CONTACTS",
    "CUSTOMERS",
    "FILES",
    "KINDS",
    "RECORD_TYPES",
    "Column",
    "ColumnType",
    "Kind",
]

FILES: tuple[Kind, ...] = (
    USERS, CUSTOMERS, CONTACTS, PRODUCTS, DEALS, CONTRACTS, PAYMENTS, ORDERS, TICKETS, ACTIVITIES,
    TASKS, SEGMENTS, LEADS, CAMPAIGNS, TARGETS, POINTS,
)  # fmt: skip
"""The kinds of the import format, in an order in which each only names kinds before it."""

KINDS: dict[str, Kind] = {kind.name: kind for kind in (*FILES, QUOTES, EXPENSES)}
