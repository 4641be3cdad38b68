"""Names that the store does not have: the words as typed, so that nothing else is acted upon."""

import re

from crm_store.names import name_key
from intents.call import Mention, SlotValue
from intents.understand.fill.request import Request

_CAPITALISED = re.compile(
    r"(?<![.!?] )(?<!^)\b[A-Z][\w&'’-]*(?:\s+(?:&|of|and|de|van|von)?\s*[A-Z][\w&'’-]*)*"
)
_FIRST = re.compile(r"^[A-Z][\w&'’-]*(?:\s+[A-Z][\w&'’-]*)*")
_CHINESE_RUN = re.compile(r"[\u3400-\u9fff]+")
_COMPANY = re.compile(
    r"[\u3400-\u9fffA-Za-z0-9]{2,14}?(?:有限公司|集团|公司|科技|工厂|医院|学校|酒店|银行|超市|物流|贸易)"
)


def unknown_name(kind: str, request: Request) -> SlotValue:
    """The words that look like a name of this kind and match no record, or None."""
    text = _without_mentions(request)
    words = _latin(text, request) or _chinese(text, request)
    return None if not words else Mention(kind=kind, text=words)


def _without_mentions(request: Request) -> str:
    """The message with its mentions blanked out, each by as many spaces."""
    chars = list(request.text)
    for start, end in request.mentions.spans("names", "money", "times", "percents"):
        chars[start:end] = " " * (end - start)
    return "".join(chars)


def _latin(text: str, request: Request) -> str | None:
    for pattern in (_CAPITALISED, _FIRST):
        for match in pattern.finditer(text):
            words = [word for word in match[0].split() if not _ordinary_word(word, request)]
            if words and len("".join(words)) > 2:
                return " ".join(words)
    return None


def _ordinary_word(word: str, request: Request) -> bool:
    key = name_key(word)
    return (
        len(key) < 2
        or bool(re.fullmatch(r"[a-z]{1,4}\d+", key))
        or request.ordinary(key)
        or request.ordinary(key.rstrip("s"))
    )


def _chinese(text: str, request: Request) -> str | None:
    """The longest run of characters of which no pair is an everyday one."""
    company = _COMPANY.search(text)
    best = ""
    for match in _CHINESE_RUN.finditer(text):
        for run in _uncovered(match[0], request):
            best = max(best, run, key=len)
    if company is not None and best and best in company[0]:
        start = company[0].index(best)
        return company[0][start:]
    return best if len(best) >= 2 else None


def _uncovered(run: str, request: Request) -> list[str]:
    covered = [False] * len(run)
    for start in range(len(run) - 1):
        if request.ordinary(name_key(run[start : start + 2])):
            covered[start] = covered[start + 1] = True
    marked = "".join(" " if used else char for char, used in zip(run, covered, strict=True))
    return [part for part in marked.split() if len(part) >= 2]
