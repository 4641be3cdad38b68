"""recommend: products to offer a customer next, and why each."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from crm_store.metrics.offers.association import Together, bought_together
from crm_store.metrics.offers.baskets import Baskets, Reorder, baskets, reorders
from crm_store.models import Customer, Product
from intents.buttons import ask
from intents.context import Context, ref
from intents.format import EMPTY, money
from intents.intent import STAFF, Effect, Intent
from intents.reply import Button, Reply, Table, Text
from intents.slots import CustomerSlot, Slots
from retrieval.similar.customers import AlikeCustomer, customers_alike

MOST, BUTTONS, NAMED = 5, 2, 3
LIKE_ENOUGH = 4
"""Customers with fewer points in common are not called alike."""
LEAST_ALIKE = 2
"""So many of them have to have bought it."""

Kind = Literal["together", "alike", "reorder", "popular"]


class Recommend(Slots):
    """To whom."""

    customer: CustomerSlot


@dataclass(frozen=True)
class Offer:
    """A product to offer, and the reason in words."""

    product: Product
    kind: Kind
    why: str


def handle(slots: Recommend, context: Context) -> Reply:
    """What goes with what they have, what customers like them buy, and what they will reorder."""
    customer = context.load(Customer, slots.customer)
    seen = baskets(context.store)
    own = seen.get(customer.id, frozenset())
    offers = _offers(customer, seen, own, context)
    if not offers:
        return _nothing(customer, seen, context)
    return Reply(
        blocks=(
            Text(text=_headline(customer, own, context)),
            _table(offers, context),
            Text(text=_receipt(seen, context)),
        ),
        buttons=tuple(_buttons(customer, offers, context)),
        focus=(ref(customer), ref(offers[0].product)),
        listed=tuple(ref(one.product) for one in offers),
    )


def _offers(
    customer: Customer, seen: Baskets, own: frozenset[int], context: Context
) -> list[Offer]:
    """The best reason for each product, the strongest kind of reason first."""
    found: dict[int, tuple[Kind, str]] = {}
    names = _Names(context)
    for rule in bought_together(seen, own):
        found.setdefault(rule.offered, ("together", _together(rule, names, context)))
    for product_id, why in _alike(customer, own, context):
        found.setdefault(product_id, ("alike", why))
    for one in reorders(context.store, customer.id):
        found.setdefault(one.product_id, ("reorder", _reorder(one, context)))
    if not found:
        found = dict(_popular(seen, own, context))
    products = {one.id: one for one in context.store.products.many(list(found))}
    return [Offer(products[key], *found[key]) for key in found if key in products][:MOST]


class _Names:
    """Products' names, each read once."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, keys: tuple[int, ...]) -> str:
        products = self._context.store.products.many(keys)
        return self._context.say("和", " and ").join(one.name for one in products)


def _together(rule: Together, names: _Names, context: Context) -> str:
    bought = names.of(rule.bought)
    return context.say(
        f"买了{bought}的 {rule.of} 个客户里，{rule.also} 个也买了它",
        f"{rule.also} of {rule.of} who bought {bought} also bought it",
    )


def _alike(
    customer: Customer, own: frozenset[int], context: Context
) -> Iterator[tuple[int, str]]:  # fmt: skip
    """What customers like this one have and it does not, what most of them have first."""
    alike = [
        one
        for one in customers_alike(context.store, customer)
        if one.points >= LIKE_ENOUGH and one.products
    ]
    bought = Counter(key for one in alike for key in one.products if key not in own)
    for product_id, count in bought.most_common():
        if count >= LEAST_ALIKE:
            yield product_id, _of_alike(product_id, count, alike, context)


def _of_alike(product_id: int, count: int, alike: list[AlikeCustomer], context: Context) -> str:
    buyers = [one for one in alike if product_id in one.products]
    names = context.say("、", ", ").join(one.customer.name for one in buyers[:NAMED])
    shared = Counter(words for one in buyers for words in one.why)
    like = context.say(*shared.most_common(1)[0][0])
    return context.say(
        f"{len(alike)} 个相似客户（{like}）里 {count} 个买了：{names}",
        f"{count} of {len(alike)} customers like them ({like}) bought it: {names}",
    )


def _reorder(one: Reorder, context: Context) -> str:
    return context.say(
        f"该补货了：买过 {one.times} 次，约 {one.usual} 天一次，已过 {one.days} 天",
        f"due again: bought {one.times} times, about every {one.usual} days, the last "
        f"{one.days} days ago",
    )


def _popular(
    seen: Baskets, own: frozenset[int], context: Context
) -> Iterator[tuple[int, tuple[Kind, str]]]:
    """What sells best, which has nothing to do with this customer, and says so."""
    bought = Counter(key for basket in seen.values() for key in basket if key not in own)
    for product_id, count in bought.most_common(MOST_POPULAR):
        if count >= LEAST_ALIKE:
            why = context.say(
                f"卖得最多（{len(seen)} 个客户里 {count} 个买了），与这个客户无关",
                f"sells best ({count} of {len(seen)} customers), with no link to this one",
            )
            yield product_id, ("popular", why)


MOST_POPULAR = 3


def _headline(customer: Customer, own: frozenset[int], context: Context) -> str:
    if not own:
        return context.say(
            f"{customer.name} 还没有买过东西。可以推荐：",
            f"{customer.name} has bought nothing yet. You could offer:",
        )
    return context.say(
        f"可以向{customer.name}推荐（已买 {len(own)} 种产品）：",
        f"What to offer {customer.name} next (products they have: {len(own)}):",
    )


def _table(offers: list[Offer], context: Context) -> Table:
    headers = context.say("产品|价格|为什么", "Product|Price|Why").split("|")
    rows = tuple((one.product.name, _price(one.product, context), one.why) for one in offers)
    records = tuple(ref(one.product) for one in offers)
    return Table(headers=tuple(headers), rows=rows, records=records)


def _price(product: Product, context: Context) -> str:
    price = money(product.price, product.currency) if product.price is not None else EMPTY
    return price + context.say("（缺货）", " (out of stock)") if product.stock == 0 else price


def _receipt(seen: Baskets, context: Context) -> str:
    return context.say(
        f"口径: 你能看到的 {len(seen)} 个有购买记录的客户（订单和赢单）",
        f"Counted: {len(seen)} customers with purchases that you can see (orders and won deals)",
    )


def _buttons(customer: Customer, offers: list[Offer], context: Context) -> Iterator[Button]:
    for one in offers[:BUTTONS]:
        label = context.say(f"建商机：{one.product.name}", f"Deal: {one.product.name}")
        yield ask(label, "create_deal", customer=ref(customer), product=ref(one.product))
    title = context.say(f"向{customer.name}推荐{offers[0].product.name}",
                        f"Offer {customer.name} {offers[0].product.name}")  # fmt: skip
    yield ask(context.say("建待办", "Add a to-do"), "create_task", title=title,
              customer=ref(customer))  # fmt: skip


def _nothing(customer: Customer, seen: Baskets, context: Context) -> Reply:
    text = context.say(
        f"说不出该向{customer.name}推荐什么：你能看到的客户里只有 {len(seen)} 个有购买记录，"
        "看不出什么和什么一起买。",
        f"There is nothing to base a recommendation for {customer.name} on: only {len(seen)} of "
        "the customers that you can see have purchases, too few to tell what goes together.",
    )
    button = ask(context.say("看产品目录", "See the products"), "list_products")
    return Reply(blocks=(Text(text=text),), buttons=(button,), focus=(ref(customer),))


recommend = Intent(
    "recommend",
    STAFF,
    Recommend,
    Effect.READ,
    ("推荐下一步卖什么", "recommend what to offer next"),
    handle,
)
