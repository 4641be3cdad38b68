"""Orders: a row a line, so several rows may be of one order."""

from collections import defaultdict
from typing import Any

from crm_store.models import Order, OrderLine
from crm_store.transfer.cells import ParsedRow
from crm_store.transfer.kind_rules import ImportContext, KindRules
from crm_store.transfer.report import Outcome

LINE_COLUMNS = ("quantity", "price", "currency")


class OrderRules(KindRules):
    """The rules of orders: an order is told apart by its number, its line by the product too."""

    counts_copies = False

    def __init__(self, context: ImportContext) -> None:
        super().__init__(context)
        self._session = context.queries.session
        self._lines: dict[int, dict[int, list[OrderLine]]] = {}

    @property
    def key(self) -> tuple[str, ...]:
        return ("number",)

    def begin(self, rows: list[ParsedRow], records: list[Any]) -> None:
        self._lines = defaultdict(lambda: defaultdict(list))
        for line in self.context.queries.lines(records):
            self._lines[line.order_id][line.product_id].append(line)

    def write_more(self, record: Any, row: ParsedRow, *, created: bool) -> Outcome:
        product = row.values.get("product")
        if product is None:
            return "unchanged"
        wanted = {name: row.values[name] for name in LINE_COLUMNS if name in row.values}
        if created:
            self._session.flush()
        lines = self._lines[record.id][product]
        if len(lines) < row.copy:
            self._add_line(record, product, wanted, row)
            return "added"
        return _give(lines[row.copy - 1], wanted)

    def _add_line(self, order: Order, product: int, wanted: dict[str, Any], row: ParsedRow) -> None:
        wanted.setdefault("currency", row.fallbacks.get("currency"))
        line = OrderLine(order_id=order.id, product_id=product, **wanted)
        self._session.add(line)
        self._lines[order.id][product].append(line)


def _give(line: OrderLine, wanted: dict[str, Any]) -> Outcome:
    changed = {name: value for name, value in wanted.items() if getattr(line, name) != value}
    for name, value in changed.items():
        setattr(line, name, value)
    return "updated" if changed else "unchanged"
