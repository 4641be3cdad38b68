"""Quotes with their lines, and what was spent on customers."""

from decimal import Decimal

from crm_store.models import Customer, Deal, Expense, Product, Quote, QuoteLine, User
from crm_store.sample.company import Company
from crm_store.sample.make_deals import UNOWNED
from crm_store.sample.rows import ExpenseRow, ProductRow, QuoteRow, rows


def make_quotes(company: Company) -> None:
    """Write the quotes and the expenses."""
    given = rows("quotes.yaml", QuoteRow)
    quotes = [_quote(company, row, number) for number, row in enumerate(given, start=1)]
    company.write(quotes)
    prices = {row.code: Decimal(row.price) for row in rows("products.yaml", ProductRow)}
    lines = [
        QuoteLine(
            quote_id=quote.id,
            product_id=company.key(Product, line.product),
            quantity=line.quantity,
            price=prices[line.product],
            discount=Decimal(line.discount),
        )
        for quote, row in zip(quotes, given, strict=True)
        for line in row.lines
    ]
    company.write(lines)
    company.write([_expense(company, row) for row in rows("expenses.yaml", ExpenseRow)])


def _quote(company: Company, row: QuoteRow, number: int) -> Quote:
    days, zone = company.days, company.zone_of(row.customer)
    made = days.past(row.made_ago, "11:20", zone)
    sent = days.past(row.made_ago, "17:05", zone) if row.status in ("sent", "accepted") else None
    return Quote(
        number=f"Q-{made.year}-{number:03}",
        customer_id=company.key(Customer, row.customer),
        deal_id=company.maybe_key(Deal, row.deal),
        owner_id=company.key(User, company.owners[row.customer] or UNOWNED),
        status=row.status,
        currency=row.currency,
        valid_until=days.day(row.valid_in),
        sent_at=sent,
        created_at=made,
    )


def _expense(company: Company, row: ExpenseRow) -> Expense:
    return Expense(
        amount=Decimal(row.amount),
        currency=row.currency,
        purpose=row.purpose,
        customer_id=company.key(Customer, row.customer),
        user_id=company.key(User, row.user),
        at=company.days.workday(-row.days_ago),
        created_at=company.days.past(row.days_ago, "18:00"),
    )
