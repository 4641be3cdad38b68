"""Whether somebody says that what is not there is to be created: "create it", "那就新建一个"."""

import re

from intents.pattern import Pattern
from intents.understand.text import tidy

_ZH = Pattern(
    r"(?:那就?|好[的啊吧]?|行|是[的啊]?|嗯+|对[的啊]?|可以|要|就|请|麻烦|帮忙|帮我|给我|你|直接|先|没有?|还没有?|确实|[，,\s])*"
    r"(?:(?:新建|创建|新增|建|添加|增加|加|录入?)(?:一?[下个家]|它|[他她]们?|这个|这家|上|进去)*(?:新?的?(?:客户|公司))?|"
    r"(?:[他她它]们?|这|那)?(?:个|家)?是?(?:一?[个家])?新(?:的)?(?:客户|公司))"
    r"(?:[吧呗啊呀了]|好了|就行|就是了|先)*(?P<beside>$|[\s.。!！~]+$|[，,。；;：:].+$)"
)
_EN = Pattern(
    r"(?:(?:yes|yep|yeah|ok(?:ay)?|sure|please|pls|then|just|so|well|no|right|fine|go ahead(?: and)?|let'?s|can you|could you|you can|i want to)[\s,.!]+)*"
    r"(?:(?:create|add|make|register|set up|set (?:it|them) up|enter)(?: (?:it|them|him|her|that|this|one|as|an?|the|new|for me|up|in)\b)*(?: (?:customer|client|account|company|one))?|"
    r"(?:(?:it|they|that|this)(?:.s|.re| is| are) )?(?:an? )?(?:brand[- ])?new (?:customer|client|account|company|one)|(?:it|they|he|she|that)(?:.s|.re| is| are) new)"
    r"(?: (?:please|pls|then|now|first|for me))*(?P<beside>[\s.!]*$|[,.;:].+$|\s+(?:and|with|in) .+$)",
    re.I,
)


def created_as(text: str) -> str | None:
    """What is said of it beside that it is to be created; None where a message says no such."""
    found = _ZH.match(tidy(text)) or _EN.match(tidy(text))
    return found["beside"].strip(" .。!！~") if found else None
