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
_DAY_EN = r"(?:(?:next|this|coming) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:next|this) week(?:end)?|tomorrow|today|tonight|(?:the )?\d{1,2}(?:st|nd|rd|th)?\b"
_DAY_ZH = r"(?:下|这|本)?(?:个)?(?:周|星期|礼拜)[一二三四五六日天末]|今[天晚]|明[天早晚]|后天|\d{1,2}[号日]"
_WHEN = (
    rf"(?:to|on|by|for|around|before|after|maybe|preferably|ideally|best|any time|anytime)[,]? (?:\w+ )?(?:{_DAY_EN})(?: \w+){{0,4}}[.!]?$",
    rf"(?:最好|改到|就|那就|要么|或者)?(?:{_DAY_ZH})(?:上午|下午|早上|晚上|之?前|以后|左右|都?行|可以|方便|吧|\d{{1,2}}点){{0,3}}[。.!！]?$",
)
_HOW_SOON = (
    r"how (?:long|soon) (?:will|would|does|do|can|could|might) (?:it|this|that|you|they|the (?:repair|fix|replacement))\b.{0,40}$",
    r"when (?:will|can|could|would|is|are) (?:it|this|that|you|they|someone|somebody|the (?:engineer|technician|repair))\b.{0,30}\b(?:fix\w*|repair\w*|done|ready|come|coming|sorted|replac\w*|solved|here|back|look)\b.{0,16}$",
    r"(?:can|could|will|would) (?:someone|somebody|you|an engineer|the engineer|a technician|the technician|they) (?:please )?(?:come|be here|stop by|drop by|send|look at it|fix it|hurry)\b.{0,40}$",
    r"(?:please )?(?:hurry(?: up)?|be quick|as soon as possible|asap)(?: please)?[.!]*$",
    r"(?:大概|大约|请问|那)?(?:要|得|需要)?(?:多久|什么时候|啥时候|几时|几天|何时)(?:能|可以|会|才能|才|要)?(?:处理|解决|修|弄|搞定|好|来人|派人|上门|过来|答复|回复).{0,6}$",
    rf"(?:能|能不能|可以|可不可以|麻烦|请)?(?:尽快|快点|快些|早点|抓紧|马上|{_DAY_ZH})(?:上午|下午|早上|晚上)?(?:给|帮|能)?(?:我们?)?(?:来|派人|上门|修|处理|解决|安排|看看|弄|回复).{{0,8}}$",
    r"(?:帮我|麻烦|请)?(?:再)?(?:催(?:一下|催|促一下)|(?:快点|尽快|抓紧)(?:吧|啊|哈|点)?)[。.!！]*$",
)
"""Of what was just reported: for the people who work on it, and no second request."""
_ABOUT_IT = (
    rf"(?:it|they)(?: (?:also|only|just|still|always|really|all|now|then))* (?!is\b|are\b|does\b|do\b|did\b|works?\b){_NO_GOOD_NEWS}[a-z]+(?:s|ed|ing)?\b.{{3,}}$",
    rf"(?:它|还|而且|一直|老是|总是|有时候?|偶尔)(?!款|要|想|能|可以|有什么|有没有){_NO_QUESTION}.{{0,30}}(?:响|叫|跳|闪|漏|断|停|报警|报错|坏|掉|卡|抖|热|烫|慢|红|黑|不).{{0,10}}$",
)
_HOW_BAD = (
    r"(?:我们?)?(?:这边|这里|现在)?(?:很|非常|特别|十万火|挺|比较)?(?:紧?急|着急)(?![^,，。]*(?:退|换|买|订|要))[^?？]{0,24}$",
    r"(?:整[条个])?(?:生产线|产线|车间|工厂|门店|店里)(?:现在)?(?:都|全)?(?:停|瘫)[^?？]{0,16}$",
    r"(?:(?:it['’]?s|this is|that['’]?s|very|really|super|quite|and) )*urgent\b[^?]{0,40}$",
    r"(?:the |our |whole |entire )*(?:line|production|plant|factory|shop|store|kitchen|office) "
    r"(?:is |has |are )?(?:down|stopped|at a standstill|halted|closed)\b[^?]{0,30}$",
)
_ADDITION = Pattern(
    "|".join((*_HOW_BAD, *_WHAT, *_SINCE_WHEN, *_STILL_SO, *_WHEN, *_HOW_SOON, *_ABOUT_IT)),
    re.I | re.S,
)
_FOR_PEOPLE = Pattern(
    r"人工|真人|客服|经理|领导|投诉|"
    r"\b(?:human|person|manager|agent|call me)\b|"
    r"\b(?:someone|somebody)\b(?! (?:please )?(?:come|be here|stop by|drop by|look|fix|hurry))",
    re.I,
)
"""Who asks for a person adds nothing: they want one."""


def goes_on(text: str) -> bool:
    """Whether words only add to what was said before."""
    if len(text) > LONGEST or _ADDITION.match(text) is None:
        return False
    return not (is_angry(text) or _FOR_PEOPLE.search(text))
