"""A customer sees their own and no other's, whatever they ask, by name or by number."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.pipeline import Pipeline
from crm_store.database import Database
from crm_store.models import (
    Activity,
    Base,
    Contact,
    Contract,
    Customer,
    Deal,
    Lead,
    Order,
    Quote,
    Task,
    Ticket,
    TicketReply,
    User,
)
from tests.bot.talking import Talk, said
from tests.bot.test_scope import everything_told

CUSTOMERS = ("Fabrikam", "王梓涵", "云帆科技")
NUMBERED = (Order, Quote, Contract, Ticket)
CHINESE = (
    "你好", "帮助", "我的订单到哪了", "{customer}的订单", "订单{order}到哪了", "{order}",
    "我的合同", "{customer}的合同", "合同{contract}", "我的报价单", "{customer}的报价单",
    "报价单{quote}发我", "我的工单", "{ticket}处理得怎么样了", "{customer}的投诉解决了没",
    "我的积分", "{customer}的积分", "有哪些产品", "导出我的数据", "给{ticket}打1分", "我打5分",
    "{customer}的资料", "客户列表",
    "所有商机", "{contact}的电话", "有哪些未处理的工单", "最近谁改了什么", "本季度业绩",
    "把{ticket}关了", "删除客户{customer}", "{customer}的网关坏了，报修", "退订", "转人工",
)  # fmt: skip
ENGLISH = (
    "hello", "help", "where is my order", "where is {customer}'s order", "order {order}",
    "show contract {contract}", "{customer}'s contract", "my quote", "quote {quote}",
    "status of ticket {ticket}", "{customer}'s tickets", "my points", "points of {customer}",
    "export my data", "rate {ticket} 1 star", "show me {customer}", "list all customers",
    "all open deals", "{contact}'s phone number", "who changed {customer}?", "revenue this year",
    "open a ticket for {customer}: it leaks", "unsubscribe", "talk to a human",
)  # fmt: skip


def others_secrets(session: Session, own: Customer) -> set[str]:
    """Names and numbers of other customers, and all that colleagues wrote for colleagues."""
    found: set[str] = set()
    for model in NUMBERED:
        rows = session.scalars(select(model).where(model.customer_id != own.id))
        found |= {row.number for row in rows}
    for model, title in ((Customer, "name"), (Contact, "name"), (Deal, "name"), (Lead, "name")):
        found |= {getattr(row, title) for row in session.scalars(select(model))}
    found |= {task.title for task in session.scalars(select(Task))}
    found |= {one.summary for one in session.scalars(select(Activity)) if one.summary}
    internal = select(TicketReply.text).where(TicketReply.internal.is_(True))
    drafts = select(Quote.number).where(Quote.status.not_in(("sent", "accepted")))
    found |= {*session.scalars(internal), *session.scalars(drafts)}
    seen = "\n".join(_own_texts(session, own)).casefold()
    return {one for one in found if one.casefold() not in seen}


def _own_texts(session: Session, own: Customer) -> Iterator[str]:
    yield own.name
    yield from session.scalars(select(User.name))
    for model in (Contact, Contract, Order, Ticket):
        for row in session.scalars(select(model).where(model.customer_id == own.id)):
            yield from (str(getattr(row, one, "")) for one in ("name", "number", "subject"))


def _anothers(session: Session, own: Customer) -> dict[str, str]:
    """Names and numbers of somebody else to ask about."""
    named: dict[str, str] = {}
    for model in NUMBERED:
        row = session.scalars(select(model).where(model.customer_id != own.id)).first()
        assert row is not None
        named[model.__kind__] = row.number
    for person in (Contact, Customer):
        key = Contact.customer_id if person is Contact else Customer.id
        row = session.scalars(select(person).where(key != own.id)).first()
        assert isinstance(row, Contact | Customer)
        named[person.__kind__] = row.name
    return named


@pytest.mark.parametrize("name", CUSTOMERS)
def test_no_reply_tells_what_is_anothers(company: Database, pipeline: Pipeline, name: str) -> None:
    with company.reading() as session:
        own = session.scalars(select(Customer).where(Customer.name == name)).one()
        others = _anothers(session, own)
        hidden = others_secrets(session, own) - set(others.values())
    assert len(hidden) > 300, "there is much that a customer may not see"
    for number, message in enumerate(CHINESE + ENGLISH):
        asked = message.format(**others)
        reply = Talk(pipeline, f"customer:{name}", f"c{number}").say(asked)
        told = everything_told(reply)
        assert sorted(one for one in hidden if one in told) == [], (
            asked, said(reply),
        )  # fmt: skip


@pytest.mark.parametrize("name", CUSTOMERS)
def test_nothing_that_is_anothers_is_changed(
    company: Database, pipeline: Pipeline, name: str
) -> None:
    with company.reading() as session:
        own = session.scalars(select(Customer).where(Customer.name == name)).one()
        others, before = _anothers(session, own), _rows(session, own)
    for number, message in enumerate(CHINESE + ENGLISH):
        Talk(pipeline, f"customer:{name}", f"c{number}").say(message.format(**others))
    with company.reading() as session:
        assert _rows(session, own) == before


def _rows(session: Session, own: Customer) -> list[tuple[object, ...]]:
    """What other customers have."""
    models: tuple[type[Base], ...] = (*NUMBERED, Contact, Deal)
    return [
        tuple(row)
        for model in models
        for row in session.execute(
            select(*model.__table__.columns).where(model.customer_id != own.id)  # type: ignore[attr-defined]
        )
    ]
