"""Several fields of one record in a message: 电话改成…，地址改成…，级别改成 B, "its phone to … and its level to A".

A part begins where a field is named with its new value behind it. Every one is filled from the
message without the others, so that no value can stand in another's field.
"""

import re
from collections.abc import Sequence

from crm_store.kinds import CONTACTS, CUSTOMERS, Kind
from crm_store.names import fold
from intents.call import Call, Mention, SlotValue
from intents.context import Context
from intents.intent import AnyIntent
from intents.pattern import Pattern
from intents.understand.cutting import cut
from intents.understand.fill.fields import field_words
from intents.understand.fill.filler import fill
from intents.understand.fill.request import MakeRequest
from intents.understand.mentions import Mentions

KINDS = {"update_customer": CUSTOMERS, "update_contact": CONTACTS}
MOST = 6
_LED = r"(?:^|(?<=[\s\0:：，,、；;的和及与把将]))"
_CUE = (
    r"(?:号码?|一栏)?\s*(?:都|也)?\s*(?:改成了?|改为|改到|换成了?|变成了?|更新为|更新成|设为|设成|调成|调到|改(?=[A-Za-z\d+])|升(?:到|为|成)|降(?:到|为|成)|是|为|"
    r"(?:should be|is now|is|to|as)\b|=|->|→|:|：)"
)
_LISTED = r"(?:(?<=[:：,，;；、\0])|(?<=[:：,，;；、\0] ))"
_VALUE = r"(?!(?:to|is|as|should|call|number)\b)[^,，;；、:：=]{1,60}(?=$|[,，;；、])"
_LISTED_ZH = (
    r"(?P<field_zh>电话|手机号?|邮箱|地区|区域|行业|来源|等级|级别|职务|职位|生日)"
    r"(?P<value_zh>[\d+A-Za-z][^,，;；、]*|(?<=[区域业源务位])(?![不没有是要错写的改经])[\u3400-\u9fffA-Za-z]{2,10})(?=$|[,，;；、])"
)
_BARE = Pattern(rf"{_CUE}[^,，;；、]+[,，;；、]", re.I)
_NOTES = Pattern(r"备注|说明|notes?\b|comments?\b|remarks?\b", re.I)
"""A note may speak of anything, of other fields too."""
_EDGE = Pattern(
    r"(?:[\s,，、；;和及与也]|再|并|另外|同时|\b(?:and|also|its|their|his|her|the)\b)+$", re.I
)


def several_fields(
    call: Call, intent: AnyIntent, mentions: Mentions, context: Context, request: MakeRequest
) -> tuple[Call, ...]:
    """One call for each field of the record that a message changes; none where it changes one."""
    kind = KINDS.get(call.intent)
    found = _fields(kind, mentions, context) if kind else []
    if not 2 <= len(found) <= MOST or _NOTES.match(found[0][0]):
        return ()
    starts = [one.start() for one in found]
    bare = _of_no_field(mentions, starts[0])
    said = _each(mentions, [*bare, *starts])
    calls = [fill(request(intent, one, context)) for one in said]
    fields = [*(None for _ in bare), *found]
    kind = KINDS[call.intent]
    listed = [_as_listed(*one, mentions.text, kind) for one in zip(calls, fields, strict=True)]
    return _of_one_record(listed, kind.name) or _asked(call, found)


def _asked(call: Call, fields: Sequence[re.Match[str]]) -> tuple[Call, ...]:
    """The call without its value, where that holds another field's: it is asked for."""
    value = str(call.slots.get("value", ""))
    if not any(one[0] in value for one in fields):
        return ()
    return (call.of_slots({k: v for k, v in call.slots.items() if k not in ("field", "value")}),)


def _of_no_field(mentions: Mentions, first: int) -> list[int]:
    """Where a value stands before the first field that is named: "云帆改成 A 级，行业改成软件"."""
    ends = [one.end for one in mentions.names if one.end <= first]
    return ends[-1:] if ends and _BARE.search(mentions.text[ends[-1] : first]) else []


def _fields(kind: Kind, mentions: Mentions, context: Context) -> list[re.Match[str]]:
    """The fields that are named outside of any name, with a value behind them."""
    text = _unnamed(mentions)
    custom = context.store.workspace.custom_fields(kind.name)
    words = [*custom, *(word for word, _ in field_words(kind))]
    named = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    listed = rf"{_LISTED}(?P<field>{named}) (?P<value>{_VALUE})"
    listed += rf"|{_LISTED}{_LISTED_ZH}"
    return list(re.finditer(rf"{listed}|{_LED}(?:{named}){_CUE}", text, re.I))


def _as_listed(call: Call, field: re.Match[str] | None, text: str, kind: Kind) -> Call:
    """The call of a field that stands in a list before its bare value: "region Boston", 地区杭州."""
    for end in ("", "_zh") if field is not None else ():
        if field is not None and field["field" + end]:
            value = text[slice(*field.span("value" + end))].strip()
            column = dict(field_words(kind)).get(fold(field["field" + end]), field["field" + end])
            return call.with_slots(
                field=column, value=value.removesuffix("级") if column == "level" else value
            )
    return call


def _unnamed(mentions: Mentions) -> str:
    """The message as patterns read it, with its names blanked out, of the same length."""
    chars = list(mentions.text)
    for one in mentions.names:
        chars[one.start : one.end] = "\0" * (one.end - one.start)
    return "".join(chars)


def _each(mentions: Mentions, starts: Sequence[int]) -> list[Mentions]:
    """The message once for each field, with what stands before the first of them."""
    head = len(mentions.text[: starts[0]].rstrip(" :："))
    head = head if mentions.text[head : starts[0]].strip() else starts[0]
    ends = [_trimmed(mentions.text, one) for one in starts[1:]] + [len(mentions.text)]
    return [
        cut(cut(mentions, end, len(mentions.text)), head, _led(mentions.text, head, start))
        for start, end in zip(starts, ends, strict=True)
    ]


def _led(text: str, head: int, start: int) -> int:
    """Where a part begins, with the space before it where what it is put behind ends in none."""
    return (
        start - 1
        if start > head and text[start - 1] == " " and text[head - 1 : head] != " "
        else start
    )


def _trimmed(text: str, end: int) -> int:
    edge = _EDGE.search(text, max(0, end - 24), end)
    return edge.start() if edge else end


def _of_one_record(calls: Sequence[Call], kind: str) -> tuple[Call, ...]:
    """The calls, where each has a field of its own and a value, all of one record."""
    fields = {str(one.slots.get("field")) for one in calls}
    whole = all({"field", "value"} <= set(one.slots) for one in calls)
    same = len({_name(one.slots.get(kind)) for one in calls}) == 1
    return tuple(calls) if whole and same and len(fields) == len(calls) else ()


def _name(value: SlotValue) -> str:
    return fold(value.name) if isinstance(value, Mention) else ""
