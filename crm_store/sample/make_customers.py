"""Customers (companies and persons), the people at them, products, and who agreed to greetings."""

from crm_store.models import Consent, Contact, Customer, Product, User
from crm_store.names import char_pinyin
from crm_store.sample.company import Company
from crm_store.sample.rows import (
    CompanyRow,
    ContactRow,
    PersonRow,
    ProductRow,
    rows,
    rows_by_customer,
)

FIRST_YEAR = 1966
AREAS = (212, 312, 415, 206, 617, 303, 512, 503, 305, 619)


def make_customers(company: Company) -> None:
    """Write the catalogue, the customers and their people."""
    _products(company)
    companies = rows("companies.yaml", CompanyRow)
    _companies(company, companies)
    _persons(company)
    _contacts(company, {row.name: row for row in companies})


def is_chinese(name: str) -> bool:
    """Whether a name is written in Chinese characters."""
    return "\u3400" <= name[:1] <= "\u9fff"


def fictional_phone(name: str, number: int) -> str:
    """A telephone number that nobody has: 138-0000-xxxx in China, 555-01xx elsewhere."""
    if is_chinese(name):
        return f"138-0000-{1000 + number:04}"
    return f"+1 {AREAS[number // 100]}-555-01{number % 100:02}"


def mailbox(name: str) -> str:
    """The part of an e-mail address before the @: 顾晓明 is guxiaoming, Ann Lee ann.lee."""
    words = ["".join(map(char_pinyin, word)) for word in name.lower().split()]
    return ".".join("".join(char for char in word if char.isalnum()) for word in words)


def _products(company: Company) -> None:
    given = rows("products.yaml", ProductRow)
    products = [Product(**row._asdict()) for row in given]
    company.write(products, [row.code for row in given])


def _companies(company: Company, given: list[CompanyRow]) -> None:
    tops = [row for row in given if row.parent is None]
    below = [row for row in given if row.parent is not None]
    for some in (tops, below):
        customers = [_company(company, row, given.index(row)) for row in some]
        company.write(customers, [row.name for row in some])
    company.owners |= {row.name: row.owner for row in given}


def domain(row: CompanyRow) -> str:
    """The company's domain, one that is kept for examples."""
    return f"{row.domain}.example.{'cn' if is_chinese(row.name) else 'com'}"


def _company(company: Company, row: CompanyRow, number: int) -> Customer:
    return Customer(
        name=row.name,
        kind="company",
        industry=row.industry,
        region=row.region,
        level=row.level,
        source=row.source,
        owner_id=company.maybe_key(User, row.owner),
        phone=fictional_phone(row.name, number),
        email=f"info@{domain(row)}",
        address=row.address,
        website=f"https://www.{domain(row)}",
        tags=row.tags,
        parent_id=company.maybe_key(Customer, row.parent),
        shared=row.shared,
        created_at=company.days.past(row.created_ago, "10:05"),
    )


def _persons(company: Company) -> None:
    given = rows("persons.yaml", PersonRow)
    customers = [_person(company, row, 700 + number) for number, row in enumerate(given)]
    company.write(customers, [row.key or row.name for row in given])
    company.owners |= {row.key or row.name: row.owner for row in given}
    company.write([_consent(company, number, customer_id=customer.id)
                   for number, customer in enumerate(customers)])  # fmt: skip


def _person(company: Company, row: PersonRow, number: int) -> Customer:
    days = company.days
    born = days.lunar_birthday if row.lunar else days.birthday
    return Customer(
        name=row.name,
        kind="person",
        region=row.region,
        level=row.level,
        source=row.source,
        owner_id=company.maybe_key(User, row.owner),
        phone=fictional_phone(row.name, number),
        email=f"{row.email}@mail.example.{'cn' if is_chinese(row.name) else 'com'}",
        address=row.address,
        tags=row.tags,
        birthday=born(row.born, row.birthday_in),
        lunar_birthday=row.lunar,
        shared=row.shared,
        created_at=days.past(row.created_ago, "15:30"),
    )


def _contacts(company: Company, companies: dict[str, CompanyRow]) -> None:
    given = [
        (companies[name], row)
        for name, people in rows_by_customer("contacts.yaml", ContactRow).items()
        for row in people
    ]
    contacts = [
        _contact(company, customer, row, 100 + number)
        for number, (customer, row) in enumerate(given)
    ]
    company.write(contacts, [f"{row.name}@{customer.name}" for customer, row in given])
    company.write([_consent(company, number, contact_id=contact.id)
                   for number, contact in enumerate(contacts)])  # fmt: skip


def _contact(company: Company, customer: CompanyRow, row: ContactRow, number: int) -> Contact:
    days = company.days
    birthday = None
    if row.born is not None:
        birthday = (days.lunar_birthday if row.lunar else days.birthday)(row.born, row.birthday_in)
    elif number % 3:  # of every third person nobody knows the birthday
        birthday = days.birthday(FIRST_YEAR + number * 7 % 32, 16 + number * 37 % 330)
    return Contact(
        name=row.name,
        customer_id=company.key(Customer, customer.name),
        title=row.title,
        phone=fictional_phone(row.name, number),
        email=f"{mailbox(row.name)}@{domain(customer)}",
        birthday=birthday,
        lunar_birthday=row.lunar,
        language="zh" if is_chinese(row.name) else "en",
        created_at=days.past(customer.created_ago, "10:20"),
    )


def _consent(
    company: Company, number: int, *, customer_id: int | None = None, contact_id: int | None = None
) -> Consent:
    return Consent(
        customer_id=customer_id,
        contact_id=contact_id,
        purpose="offers" if number % 4 == 3 else "greetings",
        given=number % 9 != 5,
        at=company.days.past(60 + number, "11:00"),
        source="form" if number % 2 else "chat",
    )
