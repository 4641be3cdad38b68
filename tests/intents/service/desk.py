"""A service desk: a customer of 方晴's with two people, another customer, and their tickets."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from crm_store.models import Contact, Customer, OutboxMessage, Ticket
from crm_store.scope import Actor
from tests.intents.company import BOB, FANG, NOW, SHANGHAI, Company

LIN = "林桦"
"""A contact of the customer 桦林食品."""
BIRCH = "桦林食品"
WEST = "West Bank"
"""A customer of another team, which speaks for itself."""


@dataclass
class Desk:
    """The company with its customers and what they ask."""

    company: Company
    birch: Customer
    west: Customer
    lin: Contact

    def ticket(self, number: str, **columns: Any) -> Ticket:
        """A ticket of 桦林食品, opened an hour ago by 林桦 and 方晴's to answer."""
        held: dict[str, Any] = {
            "customer_id": self.birch.id, "contact_id": self.lin.id, "subject": "网关离线",
            "assignee_id": self.company.user_id(FANG), "opened_at": NOW - timedelta(hours=1),
        }  # fmt: skip
        return self.company.add(Ticket(number=number, **{**held, **columns}))

    def notices(self) -> list[OutboxMessage]:
        """What is on its way to somebody."""
        return self.company.all(OutboxMessage)

    def told(self, conversation: str) -> str:
        """All that is on its way to one conversation."""
        rows = [row for row in self.notices() if row.conversation == conversation]
        return "\n".join(str(row.body["reply"]) for row in rows)


def desk_of(company: Company) -> Desk:
    """Make the customers, and let their people ask."""
    birch = company.add(Customer(name=BIRCH, owner_id=company.user_id(FANG)))
    west = company.add(Customer(name=WEST, owner_id=company.user_id(BOB)))
    lin = company.add(Contact(name=LIN, customer_id=birch.id, language="zh"))
    person = Actor(LIN, "customer", "zh", SHANGHAI, "CNY", customer_id=birch.id, sees=())
    company.actors[LIN] = replace(person, contact_id=lin.id)
    company.actors[BIRCH] = replace(person, name=BIRCH)
    company.actors[WEST] = replace(person, name=WEST, language="en", customer_id=west.id)
    return Desk(company, birch, west, lin)
