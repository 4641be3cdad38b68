"""Words that only add to a request: what it is, where, since when, that it still is so."""

import re

from intents.pattern import Pattern
from intents.service.anger import is_angry

LONGEST = 120
_NO_QUESTION = r"(?!.*(?:[?？]|吗|呢|多少|哪|什么|怎么))"
_NO_GOOD_NEWS = r"(?!.*(?:\?|\b(?:fine|ok|okay|fixed|solved|works?|working|again now)\b))"
_WHAT = (
    rf"(?:就是|都是|是|在|型号|序列号|位置|补充一下|另外补充)(?!吗|不是|否|的?[。.!！]?$){_NO_QUESTION}.{{3,}}$",
    r"(?:it'?s|it is|they'?re|they are|that'?s|the (?:serial|model)|serial|model)\b"
    rf"{_NO_GOOD_NEWS}.{{3,}}$",
    r"(?:全部?|整批|每.|[\d一二两三四五六七八九十几]+.{1,2})(?:都|全)(?:是|这样|一样|有)(?:这个?.{0,4})?[。.!！]?$",
    r"(?:all|both|each|every one)(?: (?:\d+|two|three|four|five|six))?(?: of (?:them|those))?"
    r"(?: (?:are|do|have|did)(?: (?:it|that|so|like that|the same|the same problem))?)?[.!]?$",
)
_SINCE_WHEN = (
    rf"(?:它|这个?|那个?|问题)?(?:大概|大约|好像|应该)?是?(?:从|自)?{_NO_QUESTION}.{{1,8}}(?:开始|出现)"
    r"(?:的|就.{1,16})?[。.!！]?$",
    r"(?:it|this|that)(?: (?:also|only|just|still|first|always))* "
    r"(?:start(?:ed|s)|began|keeps|kept|"
    r"happen(?:ed|s)|occur(?:red|s)|went|goes|stopped|stops|show(?:ed|s)|says|said|blinks|has been|"
    rf"was|does(?:n['’]t| not)|did(?:n['’]t| not)|won['’]t)\b{_NO_GOOD_NEWS}.{{3,}}$",
    r"since (?!when\b)(?!.*\?).{3,}$",
)
_STILL_SO = (
    rf"(?:但|可是?|但是)?(?:现在|目前|到现在|试了|重启了?|刚才)?[,，]?{_NO_QUESTION}.{{0,6}}(?:还|仍然?|依然|依旧|又|一直)是?"
    r"(?:不(?:行|好使|工作|动|准|亮|通)|没(?:好|用|反应|恢复)|连不上|用不了|打不开|开不了|老样子|这样|一样|坏的|报错|断线|"
    r"掉线|离线).{0,12}$",
    r"still (?:not|no|nothing|the same|broken|down|offline|dead|failing|happening|"
    r"doesn['’]t|isn['’]t|won['’]t)\b(?!.*\?).*$",
)
_ADDITION = Pattern("|".join((*_WHAT, *_SINCE_WHEN, *_STILL_SO)), re.I | re.S)
_FOR_PEOPLE = Pattern(
    r"人工|真人|客服|经理|领导|投诉|"
    r"\b(?:human|person|someone|somebody|manager|agent|call me)\b",
    re.I,
)
"""Who asks for a person adds nothing: they want one."""


def goes_on(text: str) -> bool:
    """Whether words only add to what was said before."""
    if len(text) > LONGEST or _ADDITION.match(text) is None:
        return False
    return not (is_angry(text) or _FOR_PEOPLE.search(text))
