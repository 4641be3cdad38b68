"""Things that are counted and that no product is called: 5台投影仪, 标准通风柜2台, "projectors x 5"."""

import re
from decimal import Decimal

from intents.pattern import Pattern
from intents.understand.fill.request import Request
from intents.understand.slots.span import Found

_OF_THINGS = "个台套件支盒箱包瓶桶把根条张卷袋组块片只对双打斤吨升罐听捆筒副座"
UNITS_ZH = rf"(?:公斤|千克|毫升|人天|[{_OF_THINGS}份年次米批席位天款])"
UNITS_EN = (
    r"(?:units?|pieces?|pcs|packs?|boxes|box|sets?|licen[cs]es?|years?|days?|visits?|kits?|pairs?|dozen|bottles?|cases?|rolls?|"
    r"bags?|copies|kgs?|kilos?|kilograms?|grams?|lbs?|pounds?|lit(?:re|er)s?|tons?|tonnes?|sacks?|cartons?|crates?|pallets?|cans?|"
    r"tins?|tubs?|jars?|seats?|sessions?)"
)
_AFTER_ZH = Pattern(
    rf"\s*{UNITS_ZH}\s*的?(?![和跟与及加再])([\u3400-\u9fffA-Za-z0-9-]{{2,12}}?)"
    r"(?=$|[\s,，。;；、!！?？]|再加|再要|再来|加上|外加|和|跟|还有|以及|打|按|给|优惠|报|下单|的报价|九|八|七|吧|先|都)"
)
_AFTER_EN = Pattern(
    rf"\s*(?:(?:x|×|{UNITS_EN})\s+|(?<=\s))(?:of\s+)?((?:[A-Za-z][\w-]*\s+){{0,3}}?[A-Za-z][\w-]*)"
    r"(?=$|[,.;:!?]|\s+(?:and|at|with|for|to|plus|on|by|from|valid|less|please|pls|each|off|in|ship)\b)"
)
_BEFORE_ZH = Pattern(
    rf"(?:^|[\s,，。;；:：、\0]|再加|再要|再来|加上|外加|还有|以及|(?<=[{_OF_THINGS}])[和跟与及加])(?:我们?|客户|他们)?(?:想|需)?(?:要|订购?|买|采购|报价?|下单|来|和|加|的)*"
    rf"((?:(?!\d+\s*[{_OF_THINGS}])[\u3400-\u9fffA-Za-z0-9-]){{2,12}}?)\s*([x×*]?)\s*$"
)
_UNIT_ENDS_ZH = Pattern(
    rf"\s*(?:公斤|千克|毫升|[{_OF_THINGS}])(?=$|[\s,，。;；、!！?？\0]|和|跟|再|加|外加|还有|以及|打|按|给|吧|先|都)"
)
_BEFORE_EN = Pattern(
    r"(?:^|[,;:\n]|\s[-–]\s|\band\b|\bplus\b)\s*((?:[A-Za-z][\w-]*\s+){0,3}?[A-Za-z][\w-]*)\s*(x|×|\*|\bqty\b:?)\s*$",
    re.I,
)
_UNIT_ALONE = Pattern(rf"{UNITS_ZH}|{UNITS_EN}", re.I)
_NO_THING = Pattern(
    r"(?:新的?|正式的?|书面的?|详细的?|初步的?|采购|销售|合同)*(?:报价[单书表]?|价格[单表]|订货?单|采购单|合同|协议书?|方案|建议书|标书|发票|单子?|清单)|"
    r"(?:(?:new|formal|written|separate|quick|draft|price|sales|purchase|updated|revised)\s+)*"
    r"(?:quotes?|quotations?|offers?|orders?|contracts?|agreements?|proposals?|estimates?|invoices?|deals?)|"
    r"each|apiece|a piece|"
    r"(?:数量|总?共|一共|合计|各|分别|大约|最多|至少|[^\s]*(?:期|价|预算|折扣|优惠|打折|总共|一共|各))",
    re.I,
)
"""The document itself, and what only says how many: 出一份|报价|, place one |order|, |数量|3台."""


def thing_counted(one: Found[Decimal], request: Request) -> tuple[int, int] | None:
    """Where the thing stands that a number counts, after it or before it; None without one."""
    text = request.unnamed
    chinese = request.language == "zh"
    end = one.end - one.text.endswith("打")
    after = (_AFTER_ZH if chinese else _AFTER_EN).match(text, end)
    if after is not None and _is_thing(after[1]):
        return after.span(1)
    before = (_BEFORE_ZH if chinese else _BEFORE_EN).search(text[: one.start])
    if before is None or not (before[2] or _UNIT_ENDS_ZH.match(text, end)):
        return None
    return before.span(1) if _is_thing(before[1]) else None


def _is_thing(words: str) -> bool:
    return not _UNIT_ALONE.fullmatch(words) and not _NO_THING.fullmatch(words)
