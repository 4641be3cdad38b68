"""The queries of an export that is narrowed: to what belongs to one customer, or to a list."""

from typing import Any

from sqlalchemy import Select, select

from crm_store.kinds import Kind
from crm_store.models import Contract, Customer, Payment
from crm_store.repositories.records import ChildRepository
from crm_store.repositories.transfer import TransferQueries
from crm_store.store import Store

BELONGING = (
    "customer", "contact", "deal", "contract", "payment", "order", "ticket", "activity", "task",
    "lead", "points",
)  # fmt: skip
"""The kinds whose records may belong to a customer."""


class OneCustomer(TransferQueries):
    """What belongs to one customer, in the actor's scope."""

    def __init__(self, store: Store, customer_id: int) -> None:
        super().__init__(store)
        self._customer_id = customer_id
        self._named: dict[tuple[str, int], str] = {}

    def exported(self, kind: Kind) -> Select[Any]:
        """The customer's records of a kind; of `lead` those that it came from."""
        repository = self.store.by_kind[kind.name]
        if isinstance(repository, ChildRepository):
            return repository.about(self._customer_id)
        if repository.model is Customer:
            return repository.each().where(Customer.id == self._customer_id)
        if repository.model is Payment:
            own = select(Contract.id).where(Contract.customer_id == self._customer_id)
            return repository.each().where(Payment.contract_id.in_(own))
        return repository.each().where(repository.model.customer_id == self._customer_id)

    def title(self, kind: Kind, attribute: str, key: int) -> str:
        """As the base has it; one record is read and not all that the actor may see."""
        if (kind.name, key) not in self._named:
            record = self.store.by_kind[kind.name].get(key)
            self._named[kind.name, key] = getattr(record, attribute) if record else ""
        return self._named[kind.name, key]


class OfList(TransferQueries):
    """The records of these keys, in the actor's scope."""

    def __init__(self, store: Store, keys: Select[int]) -> None:
        super().__init__(store)
        self._keys = keys

    def exported(self, kind: Kind) -> Select[Any]:
        """Those of the kind whose keys they are."""
        repository = self.store.by_kind[kind.name]
        return repository.query().where(repository.model.id.in_(self._keys))
