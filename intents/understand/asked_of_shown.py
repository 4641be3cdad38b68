"""A detail of the record just shown: "when does it end?", 什么时候到期, of the contract on screen."""

import re

from intents.call import Call
from intents.context import Context
from intents.pattern import Pattern
from intents.understand.fill.request import known

LONGEST = 40
_WHEN_ZH = r"(?:是|在|大概|预计)?(?:什么时候|啥时候|哪天|几号|何时|多久)(?:会|能|才|可以|要)?"
_WORTH = (
    r"(?:一共|总共|金额|价格|总额)?(?:是|有)?多少(?:钱)?|金额(?:呢|是多少)|"
    r"how much (?:is|was) (?:it|that|this)(?: worth)?|what(?:['’]?s| is| was) (?:the|its) (?:amount|value|total|price)"
)
_WHOSE = r"谁(?:在)?(?:负责|跟|管|处理)|负责人是谁|who(?:['’]?s| is| was)? (?:on|handling|working on|in charge of|looking after) (?:it|that|this)"
_OF: dict[str, str] = {
    "contract": rf"{_WHEN_ZH}(?:到期|结束|截止|开始|生效|签的?)|还?(?:剩|有)(?:多少天|多久)(?:到期)?|付了多少(?:钱)?|"
    r"when (?:does|will|did|is) (?:it|that|this|the contract) (?:end|expire|start|begin|run out|over|due)|"
    r"how (?:long|many days) (?:is|are) left|how much (?:has been|was|is|did they) paid|what(?:['’]?s| is) (?:the|its) (?:term|end date)",
    "order": r"(?:已经?)?(?:到货?|送到|送达|发货?|寄出?|签收)了(?:吗|没有?|么)|(?:has|did|is|was) (?:it|that|this)(?: been)?"
    r" (?:arrived?|delivered|shipped|sent|there)(?: yet)?|"
    rf"{_WHEN_ZH}(?:到货?|送到|送达|发货|收到|下的单?)|"
    r"when (?:will|does|did|was|is) (?:it|that|this|the order) (?:arrive|ship|come|get here|shipped|delivered|ordered|placed)",
    "ticket": rf"{_WHEN_ZH}(?:好|修好|解决|处理完|弄好)|"
    r"when (?:will|is) (?:it|that|this) (?:be )?(?:fixed|solved|resolved|done|ready)",
    "deal": rf"{_WHEN_ZH}(?:成交|签约?|关单?)|(?:在|到)?(?:什么|哪个|哪一?个?)(?:阶段|步)了?|"
    r"when (?:does|will|is) (?:it|that|this|the deal) (?:close|closing|sign|due)|(?:what|which) stage(?: is (?:it|that|this)(?: (?:in|at))?)?",
}  # fmt: skip
_LEAD = r"(?:那么?|还有|这[个张份单]|那[个张份单]|它|合同|订单|工单|商机|单子|and|so|then|ok(?:ay)?|[\s,，])*"
_ASKS = {
    kind: Pattern(rf"{_LEAD}(?:{words}|{_WORTH}|{_WHOSE})[\s的呢啊呀?？。.!！]*", re.I)
    for kind, words in _OF.items()
}
_MORE = Pattern(
    r"(?:那)?(?:还有|别的|其他)(?:别的|其他|吗|呢|没有)*[\s?？。]*|"
    r"(?:and |is there )?(?:anything|what) (?:else|more)\s*[?.]*|(?:any )?more\s*[?.]*",
    re.I,
)


def asked_of_shown(last: Call, text: str, context: Context) -> tuple[Call, ...] | None:
    """The card again that has the answer, or what else was said with a customer."""
    if len(text) > LONGEST:
        return None
    kind = last.intent.removeprefix("show_")
    shown = context.memory.focus.get(kind) if last.intent.startswith("show_") else None
    if shown is not None and kind in _ASKS and _ASKS[kind].fullmatch(text):
        return (Call(intent=last.intent, slots={kind: known(shown)}),)
    customer = context.memory.latest("customer")
    if last.intent != "ask_history" or customer is None or not _MORE.fullmatch(text):
        return None
    return (Call(intent="list_activities", slots={"customer": known(customer)}),)
