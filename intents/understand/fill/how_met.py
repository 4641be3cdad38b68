"""What stands before a new name: where somebody was met, their level, and the word for their kind."""

from crm_store.places import PLACES_ZH
from intents.pattern import Pattern
from intents.understand.fill.proper_names import SURNAMES, is_no_person, is_person

_MET = Pattern(
    r"^(?:[A-DS]级?(?:的)?(?:新)?客户|(?:[\u3400-\u9fff]{0,8}?(?:认识|碰到|碰见|遇到|遇见|聊|谈|加|见|介绍|推荐|引荐|拜访|走访|打来|找来|找上门|扫码|进)(?:过|了|来)?的)"
    r"(?:那?一?[个家位])?(?:叫)?(?:新客户|客户|公司)?)(?=[\u3400-\u9fff]{3})"
)
_AFTER_KIND = Pattern(
    rf"(?:线索|联系人|潜客|名片)[:：\s,，]\s*([{SURNAMES}][\u3400-\u9fff]{{1,2}})(?=[\s,，、。\0]|$)"
)
_SHORTEST_LOCAL = 4


def without_how_met(words: str) -> str:
    """A name without where it was met: 展会上认识的|双月湾游艇会, B级客户|汕头牛肉丸厂."""
    return _MET.sub("", words)


def person_after_kind(text: str) -> str | None:
    """The person right after the word for what they are, whose name may be a verb: 线索：卫来."""
    match = _AFTER_KIND.search(text)
    if match is None or is_person(match[1]) or is_no_person(match[1]):
        return None
    return match[1]


def is_local(words: str) -> bool:
    """Whether a name begins with a place, as names of companies of any kind do: 韶关丹霞旅行社."""
    return len(words) >= _SHORTEST_LOCAL and words[:2] in PLACES_ZH
