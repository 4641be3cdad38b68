"""The two customers of a merge: those named, and in its own words the one that nobody knows."""

import re

from rapidfuzz.fuzz import ratio

from crm_store.names import LEGAL_ZH, TRADES_ZH, name_key
from intents.call import Mention, RecordRef, SlotValue
from intents.pattern import Pattern
from intents.understand.fill.merged_names import POINTS, gone_on, said_before, whole_names
from intents.understand.fill.request import Request
from intents.understand.fill.words import trim
from intents.understand.names_in_text import Named

Slots = dict[str, SlotValue]

_JOIN_ZH = r"(?:和|与|跟|同|、|以及)"
_INTO_ZH = r"(?:合并|合|并|归并?|归|整合|融)(?:到|进|入|至|给)了?"
_END_ZH = r"(?=$|[,，。;；!！?？\s]|里|中|下面|名下|去|吧|一下|是同一|是一[家个码]|其实|重复|重了|录重|建重|都是|属于|合并|合成|并成|合在|这两)"
_END_EN = r"(?=$|[,.;!?]|\s+(?:please|pls|and keep|keep|keeping|they|it's|as|because|since)\b)"
_SAME_EN = (
    r"(?:the same (?:\w+ )?as|another (?:name|spelling|entry|record) (?:for|of)|an? (?:typo|misspelling|misprint|slip|double|second entry|bad entry) "
    r"(?:of|for)|an? (?:old|former|previous|wrong|short) (?:name|spelling) (?:for|of)|short for|what we used to call)"
)
_KIND_EN = r"(?:the\s+)?(?:customers?|accounts?|clients?|records?)?\s*"
_AGAIN_ZH = r"(?:这个|那个)?(?:客户)?(?:是)?(?:重复|录重|建重|多余|多建|重名|录了两遍|建了两[遍次])(?:的|了)?[,，。\s]*(?:请|麻烦|帮我)?(?:把?它|给它|要|直接|应该)?"
_VERB_EN = r"(?:merge|fold|roll|move|combine|absorb|collapse|put|lump|dedupe)"
_LATTER = Pattern(r"后面|后者|后一个|第二个|\b(?:the )?(?:latter|second)\b", re.I)
_FORMER = Pattern(r"前面|前者|前一个|第一个|\b(?:the )?(?:former|first)\b", re.I)
_PLACE_INTO = Pattern(
    rf"({_FORMER.pattern}|{_LATTER.pattern}).{{0,10}}?(?:\binto|\bto\b|[并合归]到?入?)", re.I
)
_GOES_EN = r"(?:kill|drop|delete|remove|bin|lose|scrap|get rid of|ditch)\s+(?:the\s+)?(?:(?:duplicate|dupe|copy|extra|second|wrong|bad|other|old)\s+)*"
_PAIRS = (
    (rf"\b{_GOES_EN}{_KIND_EN}(.+?)[\s,;.]+(?:and\s+|but\s+)?(?:keep(?:ing)?|leave)\s+{_KIND_EN}(.+?){_END_EN}", True),
    (r"(?:^|[,，。]|把|将)([^,，。]+?)(?:[那这][条个家])?(?:删[掉了]*|去掉|不要了?)[,，\s]*(?:都)?(?:合?并到|合到|归到|留|保留)([^,，。]+?)(?:里|$|[,，。吧])", True),
    (rf"(?:\b(?:get|have|need|want)\s+)?{_KIND_EN}(\S+(?: \S+){{0,5}}?)\s+(?:merged|folded|rolled|combined|absorbed|moved)\s+(?:into|in to|with|to|under)\s+(.+?){_END_EN}", True),
    (rf"(?:^|[,，。])([^,，。]+?){_AGAIN_ZH}{_INTO_ZH}([^,，。]+?){_END_ZH}", True),
    (rf"\bkeep(?:ing)?\s+{_KIND_EN}(.+?)[\s,;.]+(?:and\s+)?(?:{_VERB_EN}|drop|delete|remove|bin|lose|scrap)\s+{_KIND_EN}(.+?)(?:\s+(?:in)?to (?:it|that one|that|this)\b|{_END_EN})", False),
    (r"(?:保留|留下?)([^,，。]+?)[,，、\s]+(?:把|将)?([^,，。]+?)(?:合并|并|归|删|去掉|不要|合)(?:过来|进来|进去|到里面|掉|了|$)", False),
    (rf"(?:把|将|请|麻烦|帮我|合并){{0,4}}([^,，。]{{1,80}}?){_INTO_ZH}([^,，。]+?){_END_ZH}", True),
    (rf"(?:把|将|请|麻烦|帮我|客户|合并(?:一下|下)?){{0,4}}([^,，。]{{1,80}}?){_JOIN_ZH}([^,，。]+?){_END_ZH}", False),
    (rf"\b{_VERB_EN}\s+{_KIND_EN}(.+?)\s+(?:into|in to|to|under|onto)\s+(.+?){_END_EN}", True),
    (rf"\b(?:merge|combine|join|dedupe|put)\s+(it|that|this|them)\s+(?:together )?with\s+{_KIND_EN}(.+?){_END_EN}", True),
    (rf"\b(?:merge|combine|join|dedupe)\s+{_KIND_EN}(.+?)\s+(?:with|and|&)\s+(.+?){_END_EN}", False),
    (r"(?:^|[,.:]\s*)(.+?)(?:\s+(?:is|was)|'s) (?:just |really |only |actually )*(?:a |the )?(?:duplicate|dupe?|copy|same(?: \w+)?)\s*(?:of|as)\s+(.+?)" + _END_EN, True),
    (rf"\b(?:have|got|there(?:'s| is| are)|both)(?: both)?\s+(.+?)\s+and\s+(.+?){_END_EN}", False),
    (rf"(?:^|[,.:]\s*)(.+?)\s+(?:should |must |needs to |has to |can |to |ought to )?(?:go(?:es)?|be (?:merged|folded|rolled)|belongs?)\s+(?:in|in ?to|under)\s+(.+?){_END_EN}", True),
    (rf"(?:^|[,，。])(?:那个)?([^,，。]+?)(?:就是|其实就?是|等于|也是|=)([^,，。]+?)(?:的?(?:简称|别名|旧名|曾用名|老名字?|笔误)|打错|写错|输错|录错|{_END_ZH})", True),
    (rf"(?:^|[,.:]\s*)(.+?)\s+(?:is|was)\s+(?:(?:just|really|only|actually|basically|simply)\s+)*{_SAME_EN}\s+(.+?){_END_EN}", True),
    (r"(?:^|[,.:]\s*)(.+?)\s+(?:is|was)\s+(?:(?:just|really|only|actually|basically|simply)\s+)*(.+?)\s+(?:but\s+)?(?:typed|spel[lt]\w*|misspel[lt]\w*|written|entered|keyed|under another|again|twice)\b", True),
    (r"(?:^|[,.:]\s*)(.+?)\s+duplicates\s+(.+?)" + _END_EN, True),
    (r"(?:^|[,.]\s*)(.+?)\s+and\s+(.+?)\s+are\s+(?:the same|duplicates?|one)\b", False),
)  # fmt: skip
_PATTERNS = [(Pattern(pattern, re.I), into) for pattern, into in _PAIRS]
_KEPT = r"(?:保留|留下?|以|(?:合并|并|归)(?:到|进|入|至)|keep(?:ing)?(?: the)?|\binto)\s*[“「\"]?"


def fill_merge(request: Request, slots: Slots) -> None:
    """The one to keep is named by a cue, else is the second of "merge A into B", else the first."""
    sides, into_second = _sides(request)
    into_second = _by_place(request, into_second)
    slots.pop("keep", None)
    slots.pop("duplicate", None)
    if not sides:
        return
    first, second = sides[0], sides[1] if len(sides) > 1 else None
    if second is not None:
        turned = _TURNED.search(request.plain) and not _KEEP.search(request.plain)
        if _second_is_kept(first, second, into_second, request) != bool(turned):
            first, second = second, first
    slots["keep"] = first
    if second is not None and not (second.text == first.text and second.name == first.name):
        slots["duplicate"] = second


def _second_is_kept(first: Mention, second: Mention, into: bool, request: Request) -> bool:
    if _kept_by_part(first, second, request):
        return False
    if _is_kept(second, request) or _kept_by_part(second, first, request):
        return True
    if _is_kept(first, request):
        return False
    return into or (bool(second.candidates) and not first.candidates)


_KEEP = Pattern(r"留|\bkeep", re.I)
_TURNED = Pattern(r"反过来|反了|(?<!not )(?:the )?other way (?:a?round)", re.I)


def _by_place(request: Request, into_second: bool) -> bool:
    """ "并到后面这个" keeps the second, whatever the sentence is like; "keep the first" the first."""
    if both := _PLACE_INTO.search(request.plain):
        return _LATTER.fullmatch(both[1]) is None
    after, before = _LATTER.search(request.plain), _FORMER.search(request.plain)
    return after is not None if bool(after) != bool(before) else into_second


def _sides(request: Request) -> tuple[list[Mention], bool]:
    """Both customers in text order, and whether the first becomes part of the second."""
    text = whole_names(request)
    for pattern, into in _PATTERNS:
        match = pattern.search(text)
        if match is None:
            continue
        sides = [_side(request, *match.span(group)) for group in (1, 2)]
        if sides[1] is not None and POINTS.fullmatch(match[1].strip()):
            sides[0] = said_before(request, match.start(1), sides[1])
        known = [one for one in sides if one is not None]
        if len(known) == 2 and any(one.candidates for one in known):
            return _two(known), into
    return _named_sides(request)


def _named_sides(request: Request) -> tuple[list[Mention], bool]:
    """The first two customers named, where no known way of putting it is found."""
    named = request.named("customer")[:2]
    between = request.plain[named[0].end : named[1].start] if len(named) == 2 else ""
    into = bool(re.search(r"到|进|并入|into|\bto\b", between, re.I))
    sides = [gone_on(one, request) for one in named]
    return (_two(sides) if len(sides) == 2 else sides), into


def _two(sides: list[Mention]) -> list[Mention]:
    """One record cannot be both: the looser of two names is then kept as typed."""
    first, second = sides
    if first.candidates != second.candidates:
        return sides
    loose = min(sides, key=lambda one: ratio(one.text, one.name))
    return [Mention(kind="customer", text=one.text) if one is loose else one for one in sides]


def _side(request: Request, start: int, end: int) -> Mention | None:
    """The customer named within a range of the message, else its words as typed."""
    inside = [one for one in request.named("customer") if start <= one.start and one.end <= end]
    words = trim(_KIND_AFTER.sub("", request.text[start:end]).strip("「」『』《》“”"))
    if POINTS.fullmatch(words):
        return None
    longest = max(inside, key=_length, default=None)
    if longest is not None and len(words) - _length(longest) < MORE:
        return _as_said(longest, words)
    if longest is not None and _ANOTHER.search(words[: words.find(longest.text)]):
        return Mention(kind="customer", text=words)  # NextDoor Cafe is not the Café that is known
    if (found := _looked_up(words, request)) is not None:
        return found
    if longest is not None and not _GOES_ON.fullmatch(words.removeprefix(longest.text)):
        return _as_said(longest, words)
    return Mention(kind="customer", text=words) if 1 < len(words) <= 40 else None


def _as_said(named: Named, words: str) -> Mention:
    """A customer in all of the words that stand for it, which are kept where it is not meant."""
    return Mention(kind="customer", text=words, candidates=named.by_kind["customer"])


_ANOTHER = Pattern(r"\b(?!(?:The|Our|And|Customer|Account)\b)[A-Z][\w&'-]*\s+$")
_KIND_AFTER = Pattern(r"(?:这|那)?(?:个|家)?客户$|\s+(?:customer|account|record)$", re.I)
MORE = 2
"""So many characters beside a name make another one of it: 海岳|精密."""


_GOES_ON = Pattern(rf"(?:\s+[A-Z][\w&]*)+|(?:{'|'.join((*LEGAL_ZH, *TRADES_ZH))})+")
"""What makes another name of the start of one: Northwind| Water."""


def _looked_up(words: str, request: Request) -> Mention | None:
    matches = request.context.store.names.find(words, "customer")
    refs = tuple(RecordRef(kind=m.kind, id=m.id, name=m.name) for m in matches)
    return Mention(kind="customer", text=words, candidates=refs) if len(refs) == 1 else None


def _length(named: Named) -> int:
    return named.end - named.start


def _kept_by_part(side: Mention, other: Mention, request: Request) -> bool:
    """ "Keep the LLP one", 留小麦: whether what is to be kept is a part of this name alone."""
    said = _KEPT_WORDS.search(request.plain)
    words = name_key(said[1] or said[2]) if said else ""
    return bool(words) and words in _key(side) and words not in _key(other)


def _key(side: Mention) -> str:
    return name_key(side.text) + " " + (name_key(side.name) if side.candidates else "")


_KEPT_WORDS = Pattern(
    r"(?:保留|留下?)([^\s,，。吧的里]{2,12})|\bkeep(?:ing)?(?: the)? ([\w&'-]+)(?: (?:one|record|version))\b",
    re.I,
)


def _is_kept(side: Mention, request: Request) -> bool:
    if re.search(rf"{_KEPT}{re.escape(side.text)}(?!\s+(?-i:[A-Z]))", request.text, re.I):
        return True
    return any(
        one.by_kind["customer"] == side.candidates
        and (
            _KEPT_BEFORE.search(request.plain[: one.start])
            or _KEPT_AFTER.match(request.plain, one.end)
        )
        for one in request.named("customer")
    )


_KEPT_BEFORE = Pattern(
    r"(?:保留|留下?|以|用|(?:合并|合|并|归并?|归|挪|挂)(?:到|进|入|至|给|在)|\bkeep(?:ing)?(?: the)?|\b(?:in|on)?to(?: the)?|\bunder(?: the)?)\s*[“「\"]?$", re.I
)  # fmt: skip
_KEPT_AFTER = Pattern(
    r"[”」\"]?\s*(?:这个|那个|这家|那家)?(?:留着|留下|保留|为准|为主|是对的|是正确的|才是对的|['’]?s? (?:is )?(?:the )?(?:right|correct|real|main|good|proper) (?:one|name|record|entry)|stays|survives|remains)", re.I
)  # fmt: skip
