"""Whose records are asked for: a customer's own and no other's; a colleague names whose."""

from crm_store.models import Customer
from intents.accounts.visiting import not_known
from intents.call import RecordRef
from intents.context import Context, RecordGoneError, RefusedError
from intents.pattern import Pattern


def customer_meant(named: RecordRef | None, context: Context) -> Customer | None:
    """The customer of a request; None where a colleague named none.

    A customer who names another one learns only that there is no such.
    """
    if context.actor.is_staff:
        return context.load(Customer, named) if named is not None else None
    if context.actor.is_visitor:
        raise not_known(context)
    own = context.store.customers.get(context.actor.customer_id or 0)
    if own is None:
        raise RefusedError(
            context.say("没有找到你的客户档案。", "I found no customer record of yours."),
            context.say(
                "请说“转人工”，我来找同事。", "Say “talk to a human” and I will fetch one."
            ),
        )
    if named is not None and named.id != own.id:
        raise RecordGoneError(named)
    return own


OWN_THINGS = frozenset(
    {"show_order", "show_points", "show_contract", "show_quote", "show_ticket", "export_data"}
)
_WHOSE_EN = Pattern(
    r"\b([A-Za-z][\w&.-]*)'s?\s+(?:\w+\s+)?(?:orders?|points|contracts?|quotes?|tickets?|data|invoices?)\b"
)
_WHOSE_ZH = Pattern(
    r"我(?:的)?(?:老公|老婆|先生|太太|爱人|丈夫|妻子|爸爸?|妈妈?|父亲|母亲|朋友|同事|邻居|儿子|女儿|家人|弟弟?|妹妹?|哥哥?|姐姐?)"
    r"[\u4e00-\u9fff]{0,4}的(?:订单|积分|合同|报价|工单|数据)"
)
_NOBODY = frozenset(
    "it what that there here who where how let today yesterday tomorrow week month year".split()
)


def of_others(text: str, intent: str, context: Context) -> str:
    """A word to a customer who asks for somebody else's things: they see their own."""
    actor = context.actor
    if actor.is_staff or actor.is_visitor or intent not in OWN_THINGS:
        return ""
    own = context.store.customers.get(actor.customer_id or 0)
    names = f"{actor.name} {own.name if own else ''}".lower()
    said = [match[1].lower() for match in _WHOSE_EN.finditer(text.replace("’", "'"))]
    others = any(one not in names and one not in _NOBODY for one in said)
    if not others and not _WHOSE_ZH.search(text):
        return ""
    return context.say(
        "别人的我不能给你看，只能看你自己的。", "I cannot show you what is others', only yours."
    )


def needs_customer(zh: str, en: str, context: Context) -> RefusedError:
    """A colleague asked for a document without saying which or whose."""
    return RefusedError(
        context.say(f"要看哪个客户的{zh}？", f"Whose {en} do you mean?"),
        context.say(f"请说客户名或编号，比如“云帆科技的{zh}”。",
                    f"Name the customer or the number, as in “{en} of Delta Foods”."),
    )  # fmt: skip
