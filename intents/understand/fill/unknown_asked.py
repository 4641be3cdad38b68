"""Whom a question about the past names, where the store has nobody of that name.

"Has Orion complained?", 恒远那边我们答应了什么: told by the place in the sentence, since a question's
other words in capitals may be anything: a product, a town, a standard.
"""

import re
from functools import lru_cache

from intents.pattern import Pattern
from intents.understand.fill.proper_names import HONOURED_ZH, PERSON_ZH
from intents.understand.fill.request import Request
from intents.understand.fill.unknown import COMPANY_END, uncovered

_LATIN = (
    r"\b(?-i:[A-Z])[\w&'’-]{0,30}(?: (?:(?:&|of|and|de|van|von) )?(?-i:[A-Z])[\w&'’-]{0,30}){0,3}"
)
_NAME = rf"({_LATIN}|[\u3400-\u9fff]{{2,14}})"
_DOES = r"(?:sa(?:y|id)|tell|told|ask(?:ed)?|complain(?:ed)?|want(?:ed)?|mention|promised?|agreed?|order(?:ed)?|pa(?:y|id)|b(?:uy|ought)|need(?:ed)?|like[sd]?|object(?:ed)?|repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?|write|written|wrote|think|thought|decided?|reject(?:ed)?|refused?)"
_FELT = r"(?:happy|unhappy|angry|upset|pleased|satisfied|annoyed|interested)"
_BETWEEN = r"(?:有没有|有无|是不是|是否|之前|上次|最近|以前|到底|曾经?|对我们|跟我们|和我们|给我们|向我们|为什么|为啥)?"
_TOLD_ZH = rf"{_BETWEEN}(?:投诉|抱怨|说|提[过到了出]|答应|承诺|要求|反馈|问过|生气|不满|保证|讲过?)"
_HAN = r"[\u3400-\u9fff]{2,10}?"
_LATIN_ALONE = r"[A-Z][A-Za-z0-9&-]{0,30}(?: [A-Z][A-Za-z0-9&-]{0,30}){0,3}"
_THEIR = r"的(?:联系人|负责人|老板|采购|电话|手机|邮箱|地址|合同|订单|商机|单子|报价|工单|生日|欠款|回款|积分|资料|情况)"
_BEFORE = r"(?:^(?:请问|查一?下|查查|看一?下|看看|那|上次|之前|我们|咱们?)?|[，,]\s*)"
_OUR_OWN = Pattern(
    r"[我你他她它谁哪这那]|什么|客户|有人|大家|同事|有没有|公司$|对方|人家|怎么|上[个周月次]|下[个周月次]|[今昨去]年|最近|关于|所有|全部|每"
)


@lru_cache(maxsize=1)
def _en() -> tuple[Pattern, ...]:
    """Made when they are first needed: they take a tenth of a second, and not every chat asks."""
    return (
        Pattern(rf"\b(?:has|have|had|did|does|do)(?:n['’]?t)? {_NAME} (?:(?!be)\w+ )?{_DOES}\b", re.I),
        Pattern(rf"\b(?:is|was|were|are) {_NAME} (?:(?!not\b)\w+ )?{_FELT}\b", re.I),
        Pattern(rf"\b(?:any(?:one|body)|some(?:one|body)|people|who|guys|folks|they|team|contacts?) (?:at|from|in|over at) {_NAME}(?=$|[\s?.!,])", re.I),
        Pattern(rf"\b(?:promised?|tell|told|assured?) {_NAME}(?=$|[?.!,]| (?:about|that|in|on|at|for|last|this|regarding)\b)", re.I),
        Pattern(rf"({_LATIN})['’]s? (?:complain|objection|concern|feedback|budget|opinion|mood|requirement|problem|issue)", re.I),
    )  # fmt: skip


@lru_cache(maxsize=1)
def _zh() -> tuple[Pattern, ...]:
    return (
        Pattern(rf"{_BEFORE}({_LATIN_ALONE}|{_HAN})\s*(?:那边|那里|那儿|那头|这家|{_THEIR})"),
        Pattern(rf"{_BEFORE}({_LATIN_ALONE}|{PERSON_ZH}|{HONOURED_ZH}|{_HAN}{COMPANY_END.pattern})\s*{_TOLD_ZH}"),
        Pattern(rf"(?:[跟和向给对]|答应[了过]?|承诺[了过]?)\s*({_LATIN_ALONE}|{PERSON_ZH}|{HONOURED_ZH}|{_HAN}{COMPANY_END.pattern})\s*(?:那边|$|[?？]|答应|承诺|说|保证|提|谈|报)"),
    )  # fmt: skip


def unknown_of_question(request: Request) -> str | None:
    """The name that a question says and that is nobody's here; None where it says none."""
    if any(request.named(kind) for kind in ("customer", "contact", "deal")):
        return None
    text = request.unnamed
    for pattern in _en():
        for match in pattern.finditer(text):
            if words := _rare(match[1], request):
                return words
    for pattern in _zh():
        found = pattern.search(text)
        if found is not None and (words := _rare(found[1], request)):
            return words
    return None


def _rare(words: str, request: Request) -> str | None:
    """The words, unless they are everyday ones."""
    if re.search(r"[\u3400-\u9fff]", words):
        known = _OUR_OWN.search(words) or not uncovered(words, request.ordinary)
        return None if known else words
    if all(request.ordinary(one.lower()) for one in words.split()):
        return None
    return re.sub(r"['’]s?$", "", words)
