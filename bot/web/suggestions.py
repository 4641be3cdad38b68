"""Sentences to start with, about records that this person has."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from crm_store.models import Customer, Deal
from crm_store.store import Store

CHINESE = re.compile(r"[\u3400-\u9fff]")
LOOKED_AT = 60
MOST = 5

R = TypeVar("R", Customer, Deal)


def suggestions(store: Store) -> tuple[str, ...]:
    """Five things to say, each of which works for this person as it stands."""
    deal = _deal(store)
    customer = _customer(store, deal)
    say = store.actor.zh_en
    about = [say(f"看看{customer.name}", f"Show me {customer.name}")] if customer else []
    return tuple([*about, *_changes(store, customer, deal), *_figures(store)][:MOST])


def questions(store: Store) -> tuple[str, ...]:
    """As many that change nothing, for where one press says them."""
    customer = _customer(store, _deal(store))
    say = store.actor.zh_en
    about = [say(f"看看{customer.name}", f"Show me {customer.name}")] if customer else []
    return tuple([*about, *_figures(store)][:MOST])


def _changes(store: Store, customer: Customer | None, deal: Deal | None) -> Iterator[str]:
    say = store.actor.zh_en
    if customer is not None:
        yield say(f"昨天拜访了{customer.name}，聊了报价",
                  f"Visited {customer.name} yesterday, we talked about the quote")  # fmt: skip
    if deal and (stage := _next_stage(store, deal)):
        yield say(f"把{deal.name}推到{stage}", f"Move {deal.name} to {stage}")


def _figures(store: Store) -> Iterator[str]:
    say = store.actor.zh_en
    yield say("本季度漏斗怎么样？", "How is the funnel this quarter?")
    if store.actor.manages:
        yield say("今年各人赢单金额", "Won amount by owner this year")
    else:
        yield say("我有哪些待办？", "What are my to-dos?")
    yield say("这个月赢单率是多少？", "What is the win rate this month?")
    yield say("本季度的销售预测", "Forecast for this quarter")
    yield say("你能做什么？", "What can you do?")


def _customer(store: Store, deal: Deal | None) -> Customer | None:
    """The deal's customer, so that the sentences tell of one thing; else one of the latest."""
    if deal is not None and deal.customer_id is not None:
        return store.customers.get(deal.customer_id)
    query = store.customers.query().order_by(Customer.id.desc()).limit(LOOKED_AT)
    found = list(store.session.scalars(query))
    return _best(store, found, [row.owner_id == store.actor.user_id for row in found])


def _deal(store: Store) -> Deal | None:
    query = store.deals.open().order_by(Deal.id.desc()).limit(LOOKED_AT)
    found = list(store.session.scalars(query))
    return _best(store, found, [row.owner_id == store.actor.user_id for row in found])


def _best(store: Store, found: Sequence[R], own: Sequence[bool]) -> R | None:
    """One's own before others', those named in one's own language first."""
    chinese = store.actor.language == "zh"
    ranked = sorted(
        zip(found, own, strict=True),
        key=lambda pair: (bool(CHINESE.search(pair[0].name)) != chinese, not pair[1]),
    )
    return ranked[0][0] if ranked else None


def _next_stage(store: Store, deal: Deal) -> str | None:
    """The name of the open stage after the deal's own."""
    stages = [stage for stage in store.workspace.stages.all if stage.outcome == "open"]
    keys = [stage.key for stage in stages]
    after = keys.index(deal.stage) + 1 if deal.stage in keys else len(keys)
    if after == len(keys):
        return None
    return store.workspace.stages.name(keys[after], store.actor.language)
