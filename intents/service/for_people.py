"""What a customer asks for that only people can do: orders, changes of them, invoices, dates.

It is understood by how it is put, and becomes a request that a colleague answers: nothing of it is
carried out, and nothing old is shown in its place.
"""

import re

from intents.call import Call
from intents.context import Context
from intents.pattern import Pattern

_COUNT = r"(?:\d+|[一二两俩三四五六七八九十百半几]+)"
_UNIT = r"[个只套支盒台包箱件根瓶块张组份批袋桶卷条片把对双公升吨]"
_SOME = (
    r"(?:\d+|one|two|three|four|five|six|ten|a dozen|a|an|another|more|some|the same|it again)\b"
)
_ORDER = Pattern(
    rf"(?:再|加|补|续|多|追加|重新|想|要|能|可以|帮我|帮忙|请|^|[,，。\s])(?:[来给]我|我们?)?(?:订购?|定购?|采购|购买|下单|买|加订|补订){{1}}\D{{0,4}}{_COUNT}\s*{_UNIT}"
    rf"|(?:再|多)(?:来|要|发|送){_COUNT}\s*{_UNIT}|(?:想|要|帮我|怎么)再?(?:下单|订货|补货|加购)"
    r"|^(?:(?:hi|hello|hey|please|pls|ok|and|also|can|could|may|i|i'd|we|we'd|you|need|want|would|"
    rf"like|wanna|to|let's|us|again)[\s,]+)*(?:re-?order|order|buy|purchase)\s+(?:us |me )?{_SOME}",
    re.I,
)
_ORDER_CHANGE = Pattern(
    r"(?:取消|退掉|撤销|撤回|修改|更改|改一?下?)(?:(?:我|我们)的?|这个|那个|刚才的?|上一?个|最近的?|最新的?)*"
    r"(?:订单|单子|SO-)|订单.{0,10}(?:取消|撤掉|不要了|改成|改为|换成)"
    r"|\b(?:cancel|change|amend|modify|stop)\s+(?:(?:my|our|the|this|that|last|latest|recent|an)\s+)*(?:order|so-\d)",
    re.I,
)
_INVOICE = Pattern(
    r"(?:开|补开?|要|寄|换开?).{0,4}(?:发票|专票|普票)"
    r"|\b(?:need|want|send|get|have|issue|give)\b.{0,20}\binvoices?\b",
    re.I,
)
_MEETING = Pattern(
    r"(?:安排|约|定).{0,6}(?:会议?|电话|拜访|上门|时间)(?!纪要)"
    r"|\b(?:schedule|arrange|set up|book)\s+(?:a |an )?(?:\w+ )?(?:call|meeting|visit|demo)\b",
    re.I,
)
_NOT_SO = Pattern(
    r"(?:不要|不想|别|没有?|有没有|是否|是不是|已经?)(?:再|我|我们|把)?(?:订|定|取消|改|下单|买|开|约|安排)"
    r"|\b(?:don'?t|do not|never|did|didn'?t|have|has|was|were|when|where|how many|how much|which)\b"
    r"|(?:了吗|了没|到哪|哪里|什么时候到|多少钱|没有)",
    re.I,
)
_KINDS = (
    (_ORDER_CHANGE, ("在聊天里改动或取消订单", "Changing or cancelling an order")),
    (_ORDER, ("在聊天里下单", "Ordering")),
    (_INVOICE, ("在聊天里开发票", "Asking for an invoice")),
    (_MEETING, ("在聊天里约时间", "Making an appointment")),
)


def for_people(text: str, context: Context) -> tuple[Call, str] | None:
    """The request that a customer's words become, and what is said of it; None for others."""
    actor = context.actor
    if actor.is_staff or actor.is_visitor:
        return None
    said = text.strip().replace("’", "'")
    if _NOT_SO.search(said):
        return None
    what = next((words for pattern, words in _KINDS if pattern.search(said)), None)
    if what is None:
        return None
    call = Call(intent="open_ticket", slots={"subject": said, "kind": "question"})
    remark = context.say(
        f"{what[0]}现在还不行，我什么都没有改；已经转给同事来办。",
        f"{what[1]} is not possible by chat yet, and I changed nothing; I pass it on to a "
        "colleague.",
    )
    return call, remark
