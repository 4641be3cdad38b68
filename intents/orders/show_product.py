"""show_product: price, stock (staff only) and description."""

from crm_store.models import Product
from crm_store.repositories.documents import Documents
from intents.buttons import ask
from intents.call import Call, RecordRef
from intents.context import Context, ref
from intents.format import EMPTY, money
from intents.intent import EVERYBODY, Effect, Intent
from intents.reply import Button, Fields, Reply
from intents.slots import ProductSlot, Slots
from intents.understand.text import is_chinese

MOST = 30


class ShowProduct(Slots):
    """Which product."""

    product: ProductSlot


def handle(slots: ShowProduct, context: Context) -> Reply:
    """What anybody may know of it; a colleague is told the stock as well."""
    product = context.load(Product, slots.product)
    card = Fields(title=product.name, fields=_fields(product, context), record=ref(product))
    buttons: tuple[Button, ...] = ()
    if not context.actor.is_staff:
        buttons = (ask(context.say("想买，联系我", "Contact me about it"), "talk_to_human"),)
    return Reply(blocks=(card,), buttons=buttons, focus=(ref(product),))


def offers(_call: Call, context: Context) -> list[RecordRef]:
    """The products that may be meant where none is named: those listed last, else what there is."""
    listed = [one for one in context.memory.listed if one.kind == "product"]
    if listed:
        return listed
    documents = Documents(context.store)
    found = documents.first_products(documents.products(None), MOST)
    chinese = context.actor.language == "zh"
    found = sorted(found, key=lambda one: any(map(is_chinese, one.name)) != chinese)
    return [ref(one) for one in found]


def _fields(product: Product, context: Context) -> tuple[tuple[str, str], ...]:
    say = context.say
    fields: list[tuple[str, str | None]] = [
        (say("编码", "Code"), product.code),
        (say("类别", "Category"), product.category),
        (say("价格", "Price"), price_of(product, context)),
        (say("说明", "Description"), product.description),
    ]
    if context.actor.is_staff:
        stock = None if product.stock is None else f"{product.stock:,} {product.unit or ''}".strip()
        fields.insert(3, (say("库存", "In stock"), stock or EMPTY))
    return tuple((label, value) for label, value in fields if value)


def price_of(product: Product, context: Context) -> str:
    """The price of one, or that there is none listed."""
    if product.price is None:
        return context.say("请询价", "on request")
    unit = f" / {product.unit}" if product.unit else ""
    return f"{money(product.price, product.currency)}{unit}"


show_product = Intent(
    "show_product",
    EVERYBODY,
    ShowProduct,
    Effect.READ,
    ("看产品的价格和介绍", "show a product and its price"),
    handle,
    offers=offers,
)
