"""Where a message falls into parts that may each be a request of its own.

A new part begins only at a joint (a mark, "and", 再) after which a command or a statement about a
named record stands: "推到谈判，周五提醒我发报价". What begins otherwise goes on with the part before.
The patterns read the message's shape, in which typed mentions are signs of the same length.
"""

import re
from dataclasses import dataclass

from intents.pattern import Pattern
from intents.understand.colleagues import LEAVES
from intents.understand.evidence import NARRATES
from intents.understand.fill.names_as_written import whole_name
from intents.understand.mentions import Mentions
from intents.understand.slots.money import Money

MOST_PARTS = 4
LONGEST = 300
TIME, NAME, USER, MONEY = "\x01", "\x02", "\x03", "\x04"
_JOINT = Pattern(
    r"[，。；;！!\n、]+\s*|[,.](?=\s|[\u3400-\u9fff])\s*|\s+[–—-]+\s+|\s+(?=(?:and|then|so|plus|also|but|with(?= (?:an? )?(?:new )?(?:contact|deal|opportunity)\b))\s)|"
    r"(?=然后|接着|另外|顺便|顺带|同时|还有|并且|再(?!说|等|看|议|考虑)|并(?=把|给|提醒|安排))",
    re.I,
)
_LEAD = (
    r"^(?:[\s,，:：]|那|就|然后|接着|另外|顺便|顺带|同时|还有|并且|并|再|也|请|麻烦|帮忙|帮我|给我|你|"
    r"(?:and|then|also|so|plus|but|please|pls|can you|could you|you can|just|now|to)\b)*"
)
_CONNECTIVE = Pattern(
    r"^(?:然后|接着|另外|顺便|顺带|同时|还有|并且|并|再|也|(?:and|then|also|so|plus|but)\b|[\s,，])+",
    re.I,
)
_COMMANDED = Pattern(
    rf"{_LEAD}(?:(?:on|by|in|at)\s+)?(?:{TIME}+[\s,，]*(?:前|之前|的时候)?)?(?:请|麻烦|帮我|再|also|please|\s)*+(?:"
    r"提醒(?:一下)?(?:我|他|她|\x03)|[叫喊]我|记得|别忘|约(?!定|好|了)|安排|[把将](?!来)(?![^，,。；;]*了(?:$|[，,。；;]))|"
    r"(?:新建|创建|建|录入?|登记|加|添加|开|设|下|弄)(?:一?[个条张份下笔单])?[^，,。；;]{0,12}?(?:待办|任务|提醒|商机|工单|客户|联系人|线索|报价单?|订单|跟进)|"
    rf"(?:新建|创建|建|安排)(?:一?[个条])|记(?:一?[下笔条个]|录)|出(?:一?[份个张])?报价|报销|续|给[{NAME}{USER}]+[^，,。；;]{{0,4}}?(?:建|出|开|派|加|报|安排)|"
    r"(?:create|add|log|move|push|set|change|update|remind|nudge|ping|schedule|book|make|open|mark|close(?! (?:dates?|on|by|in|at|around)\b| ?[:=]| [\x01])|record|assign(?! to\b)|put|draft|renew|"
    r"tick|downgrade|upgrade|lower|reopen|delete|drop(?! by| in| off| out)|expense|enter|register|raise|complete|rename|tag|win|give|transfer|hand|postpone|reschedule|bump|follow(?:ing)?[- ]?up|check in|circle back|"
    r"touch base|chase|don't (?:let me )?forget|start|give me a reminder)\b|"
    rf"(?:去)?[跟和与约找][{NAME}]+[^，,。；;]{{0,6}}?(?:开[个次]?会|见[个一]?面|碰[个一]?[头面]|会面|视频会?)(?![了过完])|"
    rf"(?:call|ring|phone|visit|meet|see) (?:with )?[{NAME}]+(?= [^;.]{{0,40}}{TIME}))", re.I,
)  # fmt: skip
_STATED = Pattern(
    rf"{_LEAD}(?:the |that |our |我们|那个|这个|客户){{0,2}}(?:"
    rf"[{NAME}]+[^，,。；;]{{0,14}}?(?:[推退降升调改转延挪换][到成为进回给至]|推迟|延后|交给|归|给[{USER}]|拿下|丢了|黄了|输了|签[了下]|赢了|成交|到账|回款|付了|付款|搞定|"
    rf"完成|做完|解决|修好|续[约签])|"
    rf"(?!价格|金额|报价|总价|预算|阶段|单价|[他她它])[\u3400-\u9fff\w ]{{2,16}}?(?:[推改退降][到成进回])\s*(?:{MONEY}|谈判|报价|需求|合同|成交)|"
    rf"[{NAME}]+(?:[^,.;\s]*\s+){{0,3}}?(?:lost|won|dead|sorted|fixed|done(?! with)|finished|paid|signed|renewed)\b|"
    rf"[{NAME}]+\s+(?:goes |moves |is going |now )?to\s+(?:[{USER}]|\w))", re.I,
)  # fmt: skip
_MAKES = Pattern(
    rf"{_LEAD}(?:(?:新建|新增|创建|建|录入?|登记|加|添加|开)(?:一?[下个家位名])*(?:新的?)?(?P<zh>客户|联系人)|新客户(?=[:：是叫])|"
    r"(?:(?:create|add|make|set up|register|enter|record|put in) (?:an? |the )?(?:new )?|new )"
    r"(?P<en>customer|client|account|company|contact)(?! (?:to|for|from|at|is|was|of)\b))\W*\w\w", re.I,
)  # fmt: skip
"""A new customer or contact, with something that may be its name."""
_OF_IT = Pattern(
    rf"{_LEAD}(?:{TIME}+[\s,，]*)?(?:再|请|帮我|also |please )*(?:(?:去)?[给跟和与约找为帮](?:(?:他|她|它|对方)|[^，,。；;]{{2,16}}?(?:建|开|加|出|安排|报价|打电话|见面))|(?:call|ring|phone|visit|meet|see) (?:with )?(?:them|him|her)\b)|"
    rf"{_LEAD}{TIME}+[\s,，]*(?:再)?(?:跟进|回访|联系|拜访|打电话|开会|见面|follow[- ]?up|call)",
    re.I,
)
"""What is to be done with whom the part before it makes."""
_CALLED = Pattern(
    rf"{_LEAD}[{TIME}\s,，]*(?:再|请|also |please )*(?:去)?(?:[给跟和与](?:他|她|它|对方)们?(?:打|回)?一?[个下]?(?:电话|联系)|联系一?下?(?:他|她|它|对方)|"
    r"(?:call|ring|phone|e-?mail|contact) (?:them|him|her)\b)", re.I,
)  # fmt: skip
"""Whom it makes is to be called: a to-do, whatever else it reads like."""
_WITH_IT = Pattern(
    rf"{_LEAD}(?:with )?(?:(?:有|加|建)?(?:一?个)?(?:新的?)?(?P<zh>联系人|商机)(?!电话|手机|邮箱|号码)|"
    r"(?:an? |the |its )?(?:new )?(?P<en>contact|deal|opportunity)(?! (?:to|is|was|numbers?|phone|e-?mail|details?|info|them|him|her)\b)(?: person)?)[:：是叫为]?\s*(?=\S)",
    re.I,
)
"""What a new customer is made with: "with contact Nora Lind", "联系人王强"."""
_PEOPLE = frozenset({"联系人", "contact"})
_ASKED_TO = Pattern(
    rf"{_LEAD}(?:(?:on|by|in|at)\s+)?(?:{TIME}+[\s,，]*)?(?:please |can you |再)?(?:提醒|[叫喊]我|记得|别忘|安排\x03|remind|nudge|ping|don't (?:let me )?forget|"
    r"i (?:need|have|must|should|want)|(?:add|create|set|make) (?:a |an )?(?:new )?(?:task|to-?do|reminder)|(?:建|加|设)(?:一?[个条])?(?:待办|任务|提醒))",
    re.I,
)
"""How a to-do begins: what follows it in a list is mostly to be done as well."""
_TELLS = Pattern(
    rf"^(?:so |ok |hey |just )*{NAME}+(?: (?:at|from|of) {NAME}+)?(?:'s)? (?:just |has |have |had )*(?:called|rang|phoned|e-?mailed|messaged|texted|"
    rf"came|dropped|popped|visited|said|says|replied|wrote|got back|confirmed|agreed|is (?:happy|fine|on board|keen))\b|"
    rf"{NAME}+[^，,。；;]{{0,6}}?(?:来电|打来|来了|回复|回了|发来|同意|答应|点头|松口|说)|^(?:今天|上午|下午|刚才?|昨天)?(?:去了|到了|跑了|去)[^，,。；;]{{0,6}}{NAME}",
    re.I,
)
"""How a report of a contact begins that somebody else may have begun."""
_SYSTEM = Pattern(
    rf"{_LEAD}(?:(?:on|by|in|at)\s+)?(?:{TIME}+[\s,，]*)?(?:帮我|再|also |please )*(?:提醒|把|将|(?:新建|创建|建|记|录)|[{NAME}]|remind|nudge|log|mark|create|open|tick|"
    rf"(?:add|set|make) (?:an? )?(?:new )?(?:task|to-?do|reminder|deal|contact|customer)|(?:move|push|set|change|update|assign) (?:the )?[{NAME}])",
    re.I,
)
_QUOTES = Pattern(
    r"(?:说|说是|讲|问|要求|希望|让我们?|建议|表示|[:：]|[“\"「]|\b(?:said|says|asked|told (?:me|us)|wants? (?:me|us)|to|suggested|that|if|whether|when|both)\b)[\s，,]*$",
    re.I,
)
_HEARSAY = Pattern(r"如果|要是|假如|万一|等(?:他|她|到)|\b(?:if|unless|once|until|when)\b", re.I)
_LEFT = Pattern(rf"{USER}(?:{LEAVES.pattern})\W*$", re.I)
"""That a colleague leaves is why another takes over, and no request."""
_BOTH = Pattern(r"\bboth\s[^,;]*$", re.I)
_MARKS = " ，,。；;–—"
_TOLD_TO = Pattern(
    r"(?:asked|told|wants?|wanted|needs?) (?:us|me) to\b|(?:让|要|要求|叫)我们", re.I
)
_REMINDS = Pattern(rf"{_LEAD}(?:{TIME}+[\s,，]*)?(?:提醒|remind|nudge|ping)", re.I)
_SIGNS = Pattern(f"[{TIME}{NAME}{USER}{MONEY}]")
_WORDS = Pattern(r"[\u3400-\u9fff]|[A-Za-z']+")
_MOVES = Pattern(
    r"[推退][到进回]|(?:概率|成功率|赢率|把握).{0,8}\d|\b(?:move|push|bring|put) .+ to \w|"
    r"\b(?:probability|likelihood|chances?)\b.{0,12}\d", re.I,
)  # fmt: skip
BARE = 8
"""Up to so many words without a mention say what to do with what stands before them: "log it"."""


@dataclass(frozen=True)
class Part:
    """A part of a message, with its shape and the amounts in it.

    `hint` is the intent that the way it begins speaks for, if any; `of_new` says that it is done
    with the record which the message makes.
    """

    text: str
    shape: str
    money: tuple[Money, ...]
    hint: str | None
    of_new: bool = False


def is_order(part: Part) -> bool:
    """Whether a part tells what is to be done with something, and is no report."""
    if part.hint == "log_activity":
        return False
    return bool(_COMMANDED.match(part.shape) or _STATED.match(part.shape))


def shape_of(mentions: Mentions) -> str:
    """The text with a sign, as often as it is long, in place of each time, name and amount."""
    chars = list(mentions.text)
    spans = [
        (name.start, name.end, USER if name.kind == "user" else NAME) for name in mentions.names
    ]
    spans += [(one.start, one.end, TIME) for one in mentions.times]
    spans += [(one.start, one.end, MONEY) for one in mentions.money]
    for start, end, sign in spans:
        chars[start:end] = sign * (end - start)
    return "".join(chars)


def parts_of(mentions: Mentions) -> list[Part]:
    """The parts of a message that begin like requests of their own; one where they do not."""
    shape = shape_of(mentions)
    starts = [0]
    whole = len(shape) > LONGEST or whole_name(mentions.text) is not None
    for joint in () if whole else _JOINT.finditer(shape):
        if 0 < joint.end() < len(shape) and _begins(shape, starts[-1], joint):
            starts.append(joint.end())
    starts = _without_bare(shape, starts)
    ends = [*starts[1:], len(shape)]
    parts = [_part(mentions, shape, a, b) for a, b in zip(starts, ends, strict=True)]
    fit = len(parts) <= MOST_PARTS and all(part.text for part in parts)
    return parts if fit else [_part(mentions, shape, 0, len(shape))]


def _part(mentions: Mentions, shape: str, start: int, end: int) -> Part:
    text = mentions.text[start:end].strip(_MARKS)
    money = tuple(m.value for m in mentions.money if start <= m.start and m.end <= end)
    said = shape[start:end]
    text = _CONNECTIVE.sub("", text).strip(_MARKS) if start else text
    with_it = _done_with_new(shape, said) if start else None
    return Part(text, said, money, with_it or _hint(said, first=start == 0), with_it is not None)


def _hint(shape: str, *, first: bool) -> str | None:
    if _ASKED_TO.match(shape):
        return "create_task"
    return "log_activity" if first and (_TELLS.search(shape) or NARRATES.search(shape)) else None


def _begins(shape: str, start: int, joint: re.Match[str]) -> bool:
    """Whether what follows a joint may be another request than the part from `start`."""
    before, after = shape[start : joint.start()], shape[joint.end() :]
    if _LEFT.search(before) or _QUOTES.search(before) or _HEARSAY.search(_clause(before)):
        return False
    if _TOLD_TO.search(_clause(before)) and not _REMINDS.match(after):
        return False
    if _BOTH.search(before) or (_ASKED_TO.match(before) and not _SYSTEM.match(after)):
        return False
    if _COMMANDED.match(after) or _STATED.match(after):
        return True
    return _goes_on_with_new(shape, after)


def _goes_on_with_new(shape: str, after: str) -> bool:
    """Whether a message that makes a record goes on with what is to be done with it."""
    if _MAKES.match(shape) is None:
        return False
    done = _COMMANDED.match(after) or _OF_IT.match(after)
    return bool(done) or _done_with_new(shape, after) is not None


def _done_with_new(shape: str, part: str) -> str | None:
    """What is done with a record that a message makes, by its intent, where its form tells."""
    if _MAKES.match(shape) and _CALLED.match(part):
        return "create_task"
    return _made_with(shape, part)


def _made_with(shape: str, part: str) -> str | None:
    """What a message makes beside a customer, by its intent: their contact, or a deal."""
    new, found = _MAKES.match(shape), _WITH_IT.match(part)
    if new is None or found is None or (new["zh"] or new["en"] or "").lower() in _PEOPLE:
        return None
    said = (found["zh"] or found["en"]).lower()
    return "create_contact" if said in _PEOPLE else "create_deal"


def _clause(before: str) -> str:
    """The last clause of what stands before a joint."""
    return re.split(r"[，,。；;]", before)[-1]


def _without_bare(shape: str, starts: list[int]) -> list[int]:
    """The starts without those of parts that name nothing: they go on with the part before."""
    ends = [*starts[1:], len(shape)]
    parts = [(a, shape[a:b]) for a, b in zip(starts, ends, strict=True)]
    kept = [a for a, p in parts if a == 0 or not _is_bare(p) or _goes_on_with_new(shape, p)]
    first = shape[: kept[1]] if len(kept) > 1 else ""
    return [0, *kept[2:]] if first and _is_bare(first) else kept


def _is_bare(part: str) -> bool:
    if _SIGNS.search(part) or _MOVES.search(part) or _MAKES.match(part):
        return False
    return len(_WORDS.findall(part)) <= BARE
