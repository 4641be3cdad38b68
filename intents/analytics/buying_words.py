"""What is said beside figures of purchases: what counts as one, and what was left out."""

from crm_store.metrics.buying.money import Home
from intents.context import Context


def bases_note(context: Context) -> str:
    """What a purchase is."""
    return context.say(
        "购买：没取消的订单，加上产品没下过单的赢单；两样都没有的客户看回款；同一天算一次",
        "purchases are orders that were not cancelled, and won deals for what was never ordered; "
        "of customers with neither, payments; those of one day are one",
    )


def unrated_note(home: Home, context: Context) -> list[str]:
    """Which currencies count for no money, where there are any."""
    if not home.unrated:
        return []
    names = ", ".join(home.unrated)
    return [
        context.say(
            f"{names} 没有汇率，只算次数，不算金额",
            f"there is no rate for {names}: such purchases are counted, their amounts are not",
        )
    ]
