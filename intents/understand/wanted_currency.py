"""The currency in which a figure is wanted: "in euros?", 换成美元呢, "revenue this year in RMB"."""

import re
from functools import cache

from crm_store.metrics.measures import BY_NAME
from intents.call import Call
from intents.pattern import Pattern
from intents.understand.slots.currencies import CHINESE, CODES, ENGLISH, currency_named


@cache
def _named() -> str:
    words = sorted((*CHINESE, *CODES), key=len, reverse=True)
    english = "|".join(sorted(ENGLISH.keys() - {"won"}, key=len, reverse=True))  # a stage, mostly
    return rf"(?P<currency>{'|'.join(words)}|(?:{english})(?![a-z]))"


@cache
def _alone() -> Pattern:
    """A message that says a currency and nothing else."""
    zh = r"(?:那么?|再|请|帮我|都|把它|这个?|一共|是|给我)*(?:(?:换算?|折合?|折算|转换?|兑换?|改|按|用|以)[成为到]?)?"
    zh_end = r"(?:来?(?:计算?|算|表示|显示|看))?(?:是|有|等于|合)?(?:多少)?(?:钱)?(?:一下)?"
    en = (
        r"(?:and |so |ok |please |can you |could you |what(?:.s| is| would) |how much is |show |give me |convert |put |change )*"
        r"(?:(?:that|it|this|them|the same) )?(?:(?:be )?(?:in|to|into|as) )?"
    )
    return Pattern(
        rf"(?:{zh}|{en}){_named()}(?:{zh_end}|(?: please| instead| then)*)[呢吗吧\s?？。.!！]*",
        re.I,
    )


@cache
def _within() -> Pattern:
    """The words of a question that say it."""
    zh = rf"(?:换算?成?|折合成?|折算成?|按|用|以)(?P<zh>{'|'.join(sorted(CHINESE, key=len, reverse=True))})"
    return Pattern(
        rf"{zh}(?!区|客户)|\b(?:in|to|into) (?:the )?{_named()}(?! (?:only|deals|customers))", re.I
    )


def currency_alone(text: str, home: str) -> str | None:
    """The currency that a whole message asks for; `home` is the speaker's own."""
    found = _alone().fullmatch(text.strip())
    return currency_named(found["currency"], home, text) if found else None


def currency_within(text: str, home: str) -> str | None:
    """The currency that a question asks for beside other things."""
    found = _within().search(text)
    return currency_named(found["zh"] or found["currency"], home, text) if found else None


def in_currency(last: Call, text: str, home: str) -> tuple[Call, ...] | None:
    """The figure that was shown last, in the currency that a message names and nothing else."""
    measure = BY_NAME.get(str(last.slots.get("measure")))
    if last.intent != "query_metric" or measure is None or measure.unit != "money":
        return None
    wanted = currency_alone(text, home)
    return (last.model_copy(update={"currency": wanted}),) if wanted else None
