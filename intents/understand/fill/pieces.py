"""A message in pieces: what stands between its marks, without its telephone numbers and times."""

import re
from dataclasses import dataclass

from intents.pattern import Pattern
from intents.understand.fill.contact_details import details
from intents.understand.fill.request import Request

_MARKS = Pattern(r"[,，。;；:：、!！?？()（）\n\0]|\s[-–—/]+\s|->|→|\.(?=\s|$)")
_QUOTED = Pattern(r"[“\"「『《]([^”\"」』》]{1,60})[”\"」』》]|(?<![\w])'([^']{2,60})'(?!\w)")


_GOES_ON = Pattern(
    r"[\u3400-\u9fff]{0,4}?(?:书[屋店局]|[酒饭面小花]店|[茶餐饭面场]馆|酒吧|[茶作]坊|科技|集团|公司|餐厅|咖啡|民宿|客栈|影城)"
)
"""What makes a time the start of a name: 明天|书屋, 周末|酒吧."""


_CALENDAR = Pattern(r"[A-Z](?:on|ues|ednes|hurs|ri|atur|un)day|January|April|August|October")
_CAPITAL = Pattern(r" (?!(?:I|Mr|Mrs|Ms|Dr)\b)[A-Z][a-z]")


@dataclass(frozen=True)
class Piece:
    """Words between two marks, and what stands before them."""

    text: str
    before: str
    start: int


def pieces(request: Request, *, spaces: bool = False) -> list[Piece]:
    """The message's pieces; split at `spaces` beside Chinese characters as well."""
    text = blanked(request)
    marks = (
        Pattern(_MARKS.pattern + r"|(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])")
        if spaces
        else _MARKS
    )
    found: list[Piece] = []
    position, before = 0, ""
    for match in [*marks.finditer(text), None]:
        end = match.start() if match else len(text)
        words = text[position:end]
        if words.strip():
            start = position + len(words) - len(words.lstrip())
            found.append(Piece(words.strip(), before, start))
        position, before = (match.end(), match[0]) if match else (end, "")
    return found


def blanked(request: Request, *, times: bool = True) -> str:
    """The message with its telephone numbers, addresses, money (and times) blanked out."""
    chars = list(request.text)
    spans = [*details(request.text), *request.mentions.spans("money")]
    spans += [] if not times else [
        (one.start, one.end) for one in request.mentions.times
        if not _GOES_ON.match(request.plain, one.end)
        and not (_CALENDAR.fullmatch(one.text) and _CAPITAL.match(request.text, one.end))
    ]  # fmt: skip
    for start, end in spans:
        chars[start:end] = "\0" * (end - start)
    return "".join(chars)


_MESSAGE_BEFORE = Pattern(
    r"(?:\b(?:messages?|text|saying|says|copy|wording|body|reads|sms)|文案|内容|正文|短信|话术|消息|写)\s*(?:is|是|为|写|:|：)?\s*$", re.I
)  # fmt: skip


def quoted(request: Request) -> str | None:
    """The first words in quotation marks that are not what a message is to say."""
    for match in _QUOTED.finditer(request.text):
        if not _MESSAGE_BEFORE.search(request.text[: match.start()]):
            return (match[1] or match[2]).strip()
    return None
