"""Contracts, the chain of their renewals, and their payment plans."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from crm_store.models import Contract, Customer, Payment, User
from crm_store.sample.company import Company
from crm_store.sample.days import HOME, moment_of
from crm_store.sample.make_deals import UNOWNED
from crm_store.sample.rows import ContractRow, InstalmentRow, rows


def make_contracts(company: Company) -> None:
    """Write the contracts, an earlier one before the one that renews it."""
    given = rows("contracts.yaml", ContractRow)
    for number, row in enumerate(given, start=1):
        contract = _contract(company, row, number)
        company.write([contract], [row.name])
        company.write([_payment(company, contract, row.amount, one) for one in row.plan])


def _contract(company: Company, row: ContractRow, number: int) -> Contract:
    end = company.days.day(row.ends_in)
    start = company.days.a_year_before(end, row.years)
    return Contract(
        number=f"HT-{start.year}-{number:03}",
        name=row.name,
        customer_id=company.key(Customer, row.customer),
        owner_id=company.key(User, company.owners[row.customer] or UNOWNED),
        amount=Decimal(row.amount),
        currency=row.currency,
        start=start,
        end=end,
        status=row.status,
        renewed_from_id=company.maybe_key(Contract, row.renews),
        created_at=_signed(company, start),
    )


def _signed(company: Company, start: date) -> datetime:
    return min(moment_of(start - timedelta(days=7), "14:00", HOME), company.days.past(1, "14:00"))


def _payment(company: Company, contract: Contract, amount: int, row: InstalmentRow) -> Payment:
    share = Decimal(amount * row.share) / 100
    paid = None if row.paid_in is None else Decimal(amount * (row.paid or row.share)) / 100
    return Payment(
        contract_id=contract.id,
        due=company.days.day(row.due_in),
        amount=share,
        paid_at=None if row.paid_in is None else company.days.workday(row.paid_in),
        paid_amount=paid,
        created_at=contract.created_at,
    )
