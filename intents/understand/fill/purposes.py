"""What an expense was for: lunch of "spent $85 on lunch with Acme on Friday", 停车费."""

import re

from intents.call import SlotValue
from intents.pattern import Pattern
from intents.understand.fill.due_times import words_of_time
from intents.understand.fill.request import Request
from intents.understand.fill.words import trim, without

_CUES = (
    Pattern(r"(?:用于|用途[是:：]?|花在|为了)([^,，。;；\0]{2,}?)(?:上|的)?(?=$|[,，。;；\0])"),
    Pattern(
        r"\b(?:on|for|spent on)\s+(?!\$|\d|the \d|(?:my |the |our )?expens|it\b)(?:a |an |the )?"
        r"([a-z][^,.;\0]*?)(?=$|[,.;\0]|\s(?:with|at|this|on|for)\b)",
        re.I,
    ),
)
_EXPENSE_WORDS = Pattern(
    r"^(?:记一?[笔下个]?|录一?[笔下]?|报销?一?[笔下]?|登记|费用|支出|开销|请(?!.{0,6}[吃喝])|帮我|一笔|[:：,，\s])+|"
    r"[,，\s]*(?:帮我|请|麻烦)?(?:记|录|登记|报)一?[笔个下条]?(?:费用|账|支出|开销|报销)$|"
    r"(?:花了|用了|花费|共|一共|总共|元|块钱?|(?:记|走|计入?|算|列)(?:个|下|入|到|一下)?费用|报销?(?:一下|了|掉|个|下)|给?报销?|记一下|记上|入账|打款|走账)+|"
    r"^(?:log|record|add|book|expense|expenses|put down|note|an?|of|for|:|,|\s)+\b|\s+(?:came to|cost(?: me| us)?|ran to|set (?:me|us) back|was|were|for|of|on|at)$|"
    r"[\s,;–-]*(?:please |pls )?(?:put|book|add|log|charge) (?:it|that|this) (?:on|to|in|under|down to) (?:my |the |our )?expens\w*(?: please| pls)?$|"
    r"[\s,;–-]*(?:please |pls )?(?:log|record|add|book|note|file|expense) (?:(?:it|that|this)(?: as)?)?\s*(?:an?|the|this|that|my)?\s*(?:expenses?)?(?: please| pls)?$",
    re.I,
)
_LED_IN = Pattern(r"\s(?:for|at|with)\s+(?:the\s+)?$|(?:给|为|和|跟|与|去|到|在)$")
_GOES_ON = Pattern(
    r"的|\s+(?:visit|meeting|trip|team|people|demo|workshop|audit|training|event|deal|project|guys|staff|office)\b",
    re.I,
)
"""What makes a customer's name part of the purpose: the hotel for the Fabrikam |visit."""


def purpose_said(request: Request) -> SlotValue:
    """What an expense was for: what is left of the message without the amount and the day."""
    times = request.mentions.past_times or request.mentions.times
    gone = [words_of_time(request, one) for one in times] + request.mentions.spans("money")
    said = _after_cue(request, gone)
    customers = [(one.start, one.end) for one in request.named("customer")]
    if said and all(request.text[s:e] not in said for s, e in customers):
        return said
    gone += request.mentions.spans("numbers")
    gone += [_with_what_leads(request, start, end) for start, end in customers]
    return trim(_EXPENSE_WORDS.sub("", without(request.text, gone))) or None


def _after_cue(request: Request, gone: list[tuple[int, int]]) -> str | None:
    """The words after "on" or "for", which are no amount and no day."""
    chars = list(request.plain)
    for start, end in gone:
        chars[start:end] = "\0" * (end - start)
    for cue in _CUES:
        if match := cue.search("".join(chars)):
            return trim(request.text[slice(*match.span(1))])
    return None


def _with_what_leads(request: Request, start: int, end: int) -> tuple[int, int]:
    """Where a customer stands with what leads to it: "for Acme", or a comma; else nothing."""
    text = request.plain
    if _GOES_ON.match(text, end):
        return start, start
    before = _LED_IN.search(text[:start])
    if before is not None:
        return before.start(), end
    alone = re.search(r"(?:^|[,，:：\s]\s*)$", text[:start]) and re.match(
        r"\s*(?:[,，.。]|$)|\s(?=\S*[\u3400-\u9fff])", text[end:]
    )
    return (start, end) if alone else (start, start)
