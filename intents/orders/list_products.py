"""list_products: the catalogue."""

from collections.abc import Sequence

from crm_store.models import Product
from crm_store.repositories.documents import Documents
from intents.context import Context, ref
from intents.format import EMPTY
from intents.intent import EVERYBODY, Effect, Intent
from intents.orders.show_product import price_of
from intents.reply import Reply, Table, Text
from intents.slots import Slots, TextSlot

MOST = 30


class ListProducts(Slots):
    """Of which category."""

    category: TextSlot | None = None


def handle(slots: ListProducts, context: Context) -> Reply:
    """What there is; a category that nobody knows is answered with those that there are."""
    documents = Documents(context.store)
    category = (slots.category or "").strip() or None
    query = documents.products(category)
    count = context.store.products.count(query)
    if not count:
        return Reply(blocks=(Text(text=_nothing(category, context)),))
    found = documents.first_products(query, MOST)
    named = context.say(f"“{category}”", f" “{category}”") if category else ""
    noun = "product" if count == 1 else "products"
    text = context.say(f"共有 {count:,} 种产品{named}。", f"{count:,} {noun}{named}.")
    table = _table(found, count - len(found), context)
    listed = tuple(ref(one) for one in found)
    return Reply(blocks=(Text(text=text), table), listed=listed, focus=listed if count == 1 else ())


def _nothing(category: str | None, context: Context) -> str:
    if category is None:
        return context.say("产品目录还是空的。", "There are no products yet.")
    known = context.say("、", ", ").join(sorted(context.store.facets("category")))
    return context.say(
        f"没有“{category}”类的产品。现有类别：{known or EMPTY}。",
        f"There are no “{category}” products. The categories are: {known or EMPTY}.",
    )


def _table(products: Sequence[Product], more: int, context: Context) -> Table:
    say, staff = context.say, context.actor.is_staff
    headers = [say("编码", "Code"), say("产品", "Product"), say("类别", "Category"),
               say("价格", "Price")]  # fmt: skip
    stock = [say("库存", "In stock")] if staff else []
    rows = tuple(
        (one.code, one.name, one.category or EMPTY, price_of(one, context),
         *([EMPTY if one.stock is None else f"{one.stock:,}"] if staff else []))
        for one in products
    )  # fmt: skip
    return Table(
        headers=(*headers, *stock),
        rows=rows,
        numeric=(3, 4) if staff else (3,),
        records=tuple(ref(one) for one in products),
        more=more,
    )


list_products = Intent(
    "list_products",
    EVERYBODY,
    ListProducts,
    Effect.READ,
    ("看产品目录", "list the products"),
    handle,
)
