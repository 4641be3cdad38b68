"""Stages in a message: the stage named, the close that is only expected, the stage that there is not."""

import re

from rapidfuzz.fuzz import ratio

from crm_store.names import fold, sound_key
from intents.call import Mention, SlotValue
from intents.deals.stages import sayings
from intents.pattern import Pattern
from intents.understand.fill.request import Request
from intents.understand.fill.words import trim
from intents.understand.slots.times import as_date

ALIKE_STAGE = 85.0
_CLOSING_ZH = r"(?:成交|签单|签约|签下来?|签掉|签|赢单|拿下|成单|落单)(?!了|过|完)"
_EXPECTED = Pattern(
    rf"(?:预计|计划|可能|有望|会|要|能|将|应该|争取|希望|力争|打算|预期)(?:在|于)?{_CLOSING_ZH}|"
    r"\b(?:expect(?:ed|ing|s)?|due|going|likely|hop(?:e|ing)|plan(?:s|ned|ning)?|should|will|might|may|aim(?:ing)?|'ll)"
    r"\s+(?:to\s+)?(?:be\s+)?(?:close[ds]?|closing|w[io]n|sign(?:ed)?)\b|"
    r"\b(?:to be|being) (?:won|signed|closed)\b", re.I,
)  # fmt: skip
_AFTER_TIME = Pattern(
    rf"\s*(?:之?前|以前|左右|内|那天)?(?:就|可以|能|会|要|应该|争取|必须)?{_CLOSING_ZH}"
)
_BEFORE_TIME = Pattern(
    r"\b(?:w[io]n|signed|sign|closed?)\b[^,.;]{0,12}\b(?:by|before|in|on|around)\s*$", re.I
)
_WORD_ZH = r"[“\"「]?([^\s,，。;；、“”\"「」到成为入至进回在]{1,8}?)[”\"」]?"
_WORD_EN = r"[“\"']?([a-z][a-z-]*(?:\s+[a-z][a-z-]*){0,2}?)[”\"']?"
_OF_A_CLOSE = Pattern(
    r"(?:成交|签单|签约|赢单|关单|结单|成单|落单)(?=时间|日期?|周期|概率|可能|把握|几率|价|金额|额|月)|赢率|赢面|胜率|胜算|"
    r"\b(?:clos(?:e|ed|ing)|win|won|sign(?:ing)?)(?= (?:date|day|month|probability|chances?|odds|rate)\b)", re.I,
)  # fmt: skip
"""A close in a field's name is no stage: 成交时间, "close date"."""
_NAMED = tuple(Pattern(pattern, re.I) for pattern in (
    rf"(?:到|成|为|入|至|进|回|在|处于)了?{_WORD_ZH}(?:这个)?(?:阶段|环节)",
    r"阶段(?:改成|改为|变成|调到|设为|换成|是|为|:|：)[“\"「]?([^\s,，。;；、“”\"「」]{1,8})",
    rf"\b(?:to|into|in|at|as)\s+(?:the\s+)?{_WORD_EN}\s+(?:stage|phase|step)\b",
    rf"\bstage\s+(?:to|as|is|=|:)\s+{_WORD_EN}(?=$|[,.;!?]|\s+(?:please|pls|and)\b)",
))  # fmt: skip
_BARE = tuple(Pattern(pattern, re.I) for pattern in (
    r"(?:推进|推|移|挪|拉|退|放)(?:动|回)?(?:到|至|进|回)了?[“\"「]?([\u3400-\u9fff]{2,6}?)[”\"」]?(?=$|[\s,，。;；!！?？]|了|吧)",
    r"\b(?:move|push|advance|progress|bump|shift|bring|promote|take|drag|mark|set|put)\b.*?\b(?:to|into|in|as)\s+(?:the\s+)?"
    rf"{_WORD_EN}(?=$|[,.;!?]|\s+(?:please|pls)\b)",
))  # fmt: skip
_NEXT = Pattern(r"下一?个?(?:阶段|环节)|\bnext (?:stage|phase|step)\b", re.I)
_NO_STAGE = Pattern(
    r"^(?:这个?|那个?|哪个?|各个?|每个?|什么|下一?个?|上一?个?|同一|早期|后期|当前|最后一?个?|新|"
    r"this|that|which|what|every|each|any|next|same|last|current|previous|final|early|late|me|us|him|her|it|them)$|"
    r"金额|日期|概率|时间|[周月年号天]$|\b(?:amount|date|probability|week|month|quarter|tomorrow|today|list|calendar)\b", re.I,
)  # fmt: skip


def stage_said(request: Request) -> str | None:
    """The key of the stage that a message names; the last one said ("from proposal to won")."""
    found: list[tuple[int, int, str]] = []
    text = fold(_without_expected(request))
    for stage in request.context.store.workspace.stages.all:
        for saying in sayings(stage):
            pattern = (
                rf"(?<![a-z]){re.escape(saying)}(?![a-z]|['’][a-z])" if saying.isascii() else saying
            )
            for match in re.finditer(pattern, text):
                found.append((match.end(), match.end() - match.start(), stage.key))
    return max(found)[2] if found else _misspelt(request)


def _without_expected(request: Request) -> str:
    """The message without a close that lies ahead: 月底前成交, "should be won by March"."""
    text = request.plain
    for one in request.mentions.times:
        if as_date(one.value) < request.context.today:
            continue
        if after := _AFTER_TIME.match(text, one.end):
            text = text[: one.end] + " " * (after.end() - one.end) + text[after.end() :]
        if before := _BEFORE_TIME.search(text[: one.start]):
            text = text[: before.start()] + " " * (one.start - before.start()) + text[one.start :]
    return _OF_A_CLOSE.sub(" ", _EXPECTED.sub(" ", text))


def _misheard(request: Request) -> str | None:
    """The stage that sounds like a run of the message's characters: 弹判."""
    text = _sounds(_without_expected(request))
    for stage in request.context.store.workspace.stages.all:
        for saying in sayings(stage):
            if len(saying) > 1 and not saying.isascii() and _sounds(saying) in text:
                return stage.key
    return None


def _sounds(text: str) -> str:
    """The sounds of a text's characters, each set apart."""
    return "".join(f" {sound_key(char)}" for char in text) + " "


def _misspelt(request: Request) -> str | None:
    """The stage that a word of the message is a slip of: propsal, negotation."""
    words = [word for word in re.findall(r"[a-z]{5,}", request.lower) if not request.ordinary(word)]
    scored = [
        (ratio(word, saying), stage.key)
        for stage in request.context.store.workspace.stages.all
        for saying in sayings(stage) if saying.isascii() and len(saying) > 5
        for word in words
    ]  # fmt: skip
    score, key = max(scored, default=(0.0, ""))
    return key if score >= ALIKE_STAGE else _misheard(request)


def unknown_stage(request: Request, *, bare: bool) -> str | None:
    """The words that stand where a stage is named and name none of the workspace's, as typed.

    Without the word "stage" (`bare`: 推到香蕉) they count only where nothing else is said.
    """
    busy = request.mentions.spans("names", "times", "money", "percents")
    for pattern in (*_NAMED, *(_BARE if bare else ())):
        for match in pattern.finditer(request.plain):
            start, end = match.span(1)
            taken = any(s < end and start < e for s, e in busy)
            if not taken and not _NO_STAGE.search(match[1]):
                return trim(request.text[start:end]) or None
    return None


def next_stage(request: Request, deal: SlotValue) -> str | None:
    """The open stage that follows the one deal's own, where the message asks for "the next one"."""
    if (
        not isinstance(deal, Mention)
        or len(deal.candidates) != 1
        or not _NEXT.search(request.plain)
    ):
        return None
    held = request.context.store.deals.get(deal.candidates[0].id)
    keys = request.context.store.workspace.stages.keys("open")
    place = keys.index(held.stage) + 1 if held is not None and held.stage in keys else len(keys)
    return keys[place] if place < len(keys) else None
