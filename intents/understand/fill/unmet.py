"""What a request asks for that the call for it cannot hold, so that the answer can say so."""

import re
from collections.abc import Mapping

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.options import dimensions_said
from intents.understand.fill.request import Request

_APART = Pattern(
    r"(?:分开|分别|各自|各算各的|分币种|按币种|不要折算|不折算)|\b(?:separate(?:ly)?|apart|by currency|per currency|each currency|not converted|unconverted)\b",
    re.I,
)
_CURRENCY = Pattern(
    r"币|美元|美金|欧元|人民币|\b(?:currenc(?:y|ies)|usd|eur|cny|rmb|dollars?|euros?|yuan|converted)\b", re.I
)  # fmt: skip
_LOST = Pattern(r"输|丢|\blost\b|\blosing\b", re.I)
_ONE_KIND = Pattern(
    r"拜访|走访|电话|会议|邮件|\b(?:visits?|visited|calls?|called|meetings?|e-?mails?)\b", re.I
)
LOWEST = Pattern(
    r"最(?:差|低|少|小|不满意|烂)|垫底|倒数|\b(?:worst|smallest|lowest|least|bottom|poorest|unhappiest|weakest)\b", re.I
)  # fmt: skip
_BY_PERSON = Pattern(
    r"谁.{0,8}最多|哪[个位](?:销售|同事|人).{0,8}最多|\b(?:who|which rep|whose).{0,14}\bmost\b|按人|(?:每个?人|各人|各自|每个销售|人均)(?:手[上里]|名下)?(?:都?有)?(?:几|多少)|\b(?:by|per) (?:rep|owner|person)\b",
    re.I,
)


_NONE_NOTED = Pattern(
    r"(?:谁|哪些|哪个).{0,12}(?:没|未)|\b(?:who|which)\b.{0,16}(?:n['’]t|\bnot|\bnever)\b", re.I
)
_PIECES = Pattern(
    r"(?:多少|几)[台件套箱辆吨瓶支把张个](?!单|客户|商机|合同|人|订单|工单|投诉|线索)|销量|件数|台数|"
    r"\b(?:units|pieces|quantity|quantities|volume|how many (?:machines|items|boxes|sets))\b",
    re.I,
)


def unmet(request: Request, slots: Mapping[str, SlotValue]) -> tuple[str, ...]:
    """The kinds of what is asked besides; see `intents.unmet.SAID`."""
    of_intent = {
        "query_metric": _of_figure, "list_deals": _of_list, "list_tickets": _of_tickets,
        "show_product": _of_product, "list_products": _of_product,
    }  # fmt: skip
    finds = of_intent.get(request.intent.name)
    return finds(request, slots) if finds else ()


def _of_figure(request: Request, slots: Mapping[str, SlotValue]) -> tuple[str, ...]:
    text, measure = request.unnamed, slots.get("measure")
    dimension = slots.get("dimension")
    found = {
        "second dimension": len(dimensions_said(text)) > 1,
        "one kind of activity": measure == "activities"
        and dimension not in (None, "kind")
        and bool(_ONE_KIND.search(text)),
        "lost beside won": measure == "average_deal" and bool(_LOST.search(text)),
        "who has none": measure == "activities" and bool(_NONE_NOTED.search(text)),
        "pieces sold": measure in ("revenue", "deals_won") and bool(_PIECES.search(text)),
        "currencies apart": bool(_APART.search(text) and _CURRENCY.search(text)),
    }
    return tuple(kind for kind, holds in found.items() if holds)


_PAST = Pattern(
    r"过期|逾期|(?:成交|预计)日(?:期)?已?过|\b(?:overdue|past due|past their (?:close|closing) date)\b",
    re.I,
)


def _of_list(request: Request, slots: Mapping[str, SlotValue]) -> tuple[str, ...]:
    found = {
        "counted by person": bool(_BY_PERSON.search(request.unnamed)),
        "past their day": bool(_PAST.search(request.unnamed)),
        "largest first": bool(LOWEST.search(request.unnamed)),
    }
    return tuple(kind for kind, holds in found.items() if holds)


_STOCK = Pattern(
    r"[现有没存缺断少]货|库存|到货|补货|还有(?:吗|没有?|得卖)|还剩|\b(?:in stock|out of stock|stock(?:ed)?|available|availability|(?:any|are|is) left|(?:got|have) (?:any|some|it|them|one)\b.{0,20}left)\b",
    re.I,
)


def _of_product(request: Request, slots: Mapping[str, SlotValue]) -> tuple[str, ...]:
    """How many there are is for colleagues to see."""
    asked = not request.context.actor.is_staff and _STOCK.search(request.unnamed)
    return ("stock",) if asked else ()


MOST_ABOUT = Pattern(
    r"\bwhat\b.{0,30}\bcomplain\w*.{0,12}\b(?:most|mostly|about)\b|(?:投诉|抱怨).{0,6}(?:最多|主要)的?(?:是|都是)?(?:什么|哪)|(?:主要|都|最常)(?:在)?(?:投诉|抱怨)(?:些|的是)?(?:什么|哪)",
    re.I,
)


def _of_tickets(request: Request, slots: Mapping[str, SlotValue]) -> tuple[str, ...]:
    return ("what about",) if MOST_ABOUT.search(request.unnamed) else ()
