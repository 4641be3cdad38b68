"""How somebody new came, told by a verb or another noun than the workspace's own word for it."""

import re
from collections.abc import Callable

from intents.pattern import Pattern

_WAYS = {
    way: Pattern(pattern, re.I)
    for way, pattern in {
        "referral": r"\b(?:was |were |been |came )?(?:referred|recommended) (?:to us|by)\b|\bword of mouth\b|\bby recommendation\b",
        "cold call": r"\bcold[- ]call(?:ed|ing|s)\b",
        "trade show": r"\b(?:at|from) (?:the |a |our )?(?:\w+ )?(?:trade fair|fair|expo|exhibition|show)\b",
        "website": r"\b(?:through|via|on|over|from) (?:the |our )?(?:web ?site|web form|contact form|web|site)\b|\bfound us online\b",
        "转介绍": r"(?:朋友|客户|熟人|同事|老乡|同学|亲戚|合作伙伴)(?:给我们?)?(?:介绍|推荐|引荐)(?!信)",
    }.items()
}
_CAME_ZH = Pattern(
    r"(官网|网站|官微|公众号|小程序|展会|展览会|抖音|快手|小红书|百度|朋友圈|视频号|知乎|阿里巴巴|1688|广告|地推|陌拜|直播|微信|电话)"
    r"(?:上|里|那边)?(?:(?<!微信)(?<!电话)(?:认识|扫|搜|找来|碰|遇|注册|报名)|新?(?:进|过)?来(?!电|往|信)|咨询进来)"
)


def came_by(text: str, is_known: Callable[[str], bool]) -> str | None:
    """The workspace's word for how somebody came; a Chinese way that it has no word for, as typed."""
    known = next((way for way, told in _WAYS.items() if told.search(text) and is_known(way)), None)
    if known is not None:
        return known
    came = _CAME_ZH.search(text)
    return came[1] if came else None
