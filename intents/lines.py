"""Lines of orders and quotations as a table, and what they come to."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from crm_store.models import OrderLine, QuoteLine
from intents.context import Context
from intents.format import EMPTY, amount, money
from intents.reply import Table

HUNDRED = Decimal(100)


def net(line: QuoteLine) -> Decimal:
    """What a line of a quotation comes to, its discount taken off."""
    return line.price * line.quantity * (HUNDRED - line.discount) / HUNDRED


def order_lines(lines: Sequence[OrderLine], context: Context) -> Table:
    """What was ordered, and at which price."""
    say = context.say
    rows = tuple(
        (
            line.product.name,
            str(line.quantity),
            money(line.price, line.currency),
            money(None if line.price is None else line.price * line.quantity, line.currency),
        )
        for line in lines
    )
    headers = (say("产品", "Product"), say("数量", "Quantity"), say("单价", "Price"),
               say("小计", "Sum"))  # fmt: skip
    return Table(title=say("明细", "Lines"), headers=headers, rows=rows, numeric=(1, 2, 3))


def quote_lines(lines: Sequence[QuoteLine], currency: str, context: Context) -> Table:
    """What is offered, at which price and discount."""
    say = context.say
    rows = tuple(
        (
            line.product.name,
            str(line.quantity),
            money(line.price, currency),
            f"{amount(line.discount)}%" if line.discount else EMPTY,
            money(net(line), currency),
        )
        for line in lines
    )
    headers = (say("产品", "Product"), say("数量", "Quantity"), say("单价", "Price"),
               say("折扣", "Discount"), say("小计", "Sum"))  # fmt: skip
    return Table(title=say("明细", "Lines"), headers=headers, rows=rows, numeric=(1, 2, 3, 4))


def in_all(sums: Iterable[tuple[Decimal | None, str | None]], context: Context) -> str:
    """The total of each currency."""
    totals: dict[str | None, Decimal] = {}
    for value, currency in sums:
        if value is not None:
            totals[currency] = totals.get(currency, Decimal(0)) + value
    shown = [money(value, currency) for currency, value in totals.items()]
    return context.say("、", " + ").join(shown) or EMPTY
