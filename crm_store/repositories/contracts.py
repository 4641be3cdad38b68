"""Contracts and the instalments of their payment plans."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import joinedload

from crm_store.models import Contract, Customer, Payment
from crm_store.repositories.base import Repository
from crm_store.repositories.numbering import next_number
from crm_store.repositories.records import ChildRepository

PREFIX = "HT"


class Contracts(ChildRepository[Contract]):
    """Contracts that the actor may see."""

    model = Contract

    def names_of(self, customer_id: int) -> list[tuple[int, str, str]]:
        """Keys, numbers and names of a customer's contracts that have a name, the newest first."""
        query = self.about(customer_id).where(Contract.name.is_not(None))
        columns = (Contract.id, Contract.number, Contract.name)
        rows = self.session.execute(
            query.with_only_columns(*columns).order_by(Contract.id.desc()).limit(25)
        )
        return [(row[0], row[1], str(row[2])) for row in rows]

    def next_number(self, year: int) -> str:
        """The number of a new contract: HT, the year in which it starts, and one by one."""
        prefix = f"{PREFIX}-{year:04}-"
        return next_number(self.session, Contract.number, prefix, first=1, digits=3)

    def renewed_by(self, keys: Sequence[int]) -> dict[int, Contract]:
        """For each of these contracts that was renewed, the contract that took its place."""
        query = self.each().where(Contract.renewed_from_id.in_(keys)).order_by(Contract.id)
        return {one.renewed_from_id or 0: one for one in self.session.scalars(query)}

    def alike(self, new: Contract) -> Contract | None:
        """A contract of the same customer with the term and the amount of a new one."""
        query = self.about(new.customer_id).where(
            Contract.start == new.start, Contract.end == new.end, Contract.amount == new.amount
        )
        return self.session.scalar(query.order_by(Contract.id).limit(1))


class Payments(Repository[Payment]):
    """Instalments: visible as their contract is."""

    model = Payment

    def visible(self) -> ColumnElement[bool]:
        contracts = Contracts(self.session, self.actor)
        seen = select(Contract.id).where(contracts.visible(), Contract.deleted_at.is_(None))
        return Payment.contract_id.in_(seen)

    def each(self, *, deleted: bool = False) -> Select[Payment]:
        """As the base has it; every instalment's own contract is looked at."""
        contracts = Contracts(self.session, self.actor)
        own = exists().where(
            Contract.id == Payment.contract_id,
            Contract.deleted_at.is_(None),
            contracts.visible(Contract.customer_id),
        )
        gone = Payment.deleted_at.is_not(None) if deleted else Payment.deleted_at.is_(None)
        return select(Payment).where(gone, own)

    def of(self, contract: Contract) -> list[Payment]:
        """The plan of a contract that the actor was found to see, the earliest due first."""
        query = select(Payment).where(
            Payment.contract_id == contract.id, Payment.deleted_at.is_(None)
        )
        return list(self.session.scalars(query.order_by(Payment.due, Payment.id)))

    def plans_of(self, customer: Customer) -> list[tuple[Contract, list[Payment]]]:
        """A customer's contracts that one may be paid for, each with its plan, by their end."""
        contracts = Contracts(self.session, self.actor).at(customer)
        found = contracts.options(joinedload(Contract.customer)).order_by(
            Contract.end.asc().nulls_last(), Contract.id
        )
        plans: dict[Contract, list[Payment]] = {one: [] for one in self.session.scalars(found)}
        by_key = {one.id: held for one, held in plans.items()}
        payments = select(Payment).where(
            Payment.contract_id.in_(by_key), Payment.deleted_at.is_(None)
        )
        for payment in self.session.scalars(payments.order_by(Payment.due, Payment.id)):
            by_key[payment.contract_id].append(payment)
        return list(plans.items())
