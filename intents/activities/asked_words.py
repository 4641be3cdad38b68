"""The words of a question about the past: of what kind, what is done in them, and fillers."""

import re

from intents.activities.said_before import Topic
from intents.pattern import Pattern
from retrieval.words import telling_terms

SOURCES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"投诉|抱怨|complain", ("complaint",)),
    (r"电话|通话|\bcall(?:s|ed)?\b|phone", ("call",)),
    (r"邮件|e-?mail", ("email",)),
    (r"微信|短信|消息|留言|\bmessages?\b|\btexted\b", ("message",)),
    (r"会议|开会|\bmeetings?\b", ("meeting",)),
    (r"拜访|\bvisit", ("visit",)),
    (r"报价|\bquot(?:e|ation)", ("quote",)),
    (r"合同|\bcontract", ("contract",)),
    (r"工单|报修|\btickets?\b", ("ticket", "repair")),
    (r"附件|文件|attach|\bfiles?\b", ("file",)),
    (r"丢[单掉的了]|输[单掉给了]|没拿下|没谈成|\blost\b|\blose\b", ("deal",)),
)


ACTS: tuple[tuple[str, Topic], ...] = (
    (r"答应|承诺|保证|说好|\bpromis|\bcommit", "promises"),
    (
        r"投诉|抱怨|不满意?|生气|发火|恼火|不高兴|不开心|\bcomplain|\bunhappy|\bangry|\bupset|\bfurious|"
        r"\bannoyed|\bcross with\b|\bmad (?:at|with)\b",
        "unhappy",
    ),
    (
        r"怎么[看想](?:待|我们)?|看法|态度|印象|评价|心情|情绪|满意|\bthinks? (?:of|about)\b|"
        r"\bfeels? about\b|\bopinions?\b|\battitude|\bmood\b|\bhappy with\b|\bimpression",
        "opinion",
    ),
    (r"喜欢|爱好|偏好|\blikes?\b|\benjoys?\b|\bhobb(?:y|ies)\b|\bprefers?\b", "likes"),
    (r"担心|害?怕|顾虑|发愁|\bworr(?:y|ies|ied)\b|\bafraid\b|\bconcern|\bfears?\b", "worries"),
    (r"想要|希望|需要|要求|\bwant(?:s|ed)?\b|\bneeds?\b", "wants"),
)
"""What is done in words, and how else that is put in notes."""
_FILLING = Pattern(
    r"还没|平时|平常|平日|业余|干(?=什么|嘛|啥|吗)|至今|目前|现在|最近|到底|究竟|一直|(?:未|没)(?:有)?(?:兑现|做到|完成)|上次|见面|联系|当时|单子|发[来过了]|写[过了]|"
    r"[说讲聊提有要都再还想]|[里上中来事会]+(?=[说讲聊提有要都再还想过了]|[^\u3400-\u9fff]|$)|情况|内容|东西|任何|"
    r"发生|进展|动静|讨论|商量|沟通|交流|"
    r"\b(?:anything|something|everything|mention|talk|tell|"
    r"ever|phone|on|over|recent|latest|last|customer|client|note|remind|still|outstanding|"
    r"so far|yet|now|current|lately|really|exactly|actually|right now|speak|spoke|spoken|see|"
    r"seen|saw|hear|heard|met|meet|contact|send|sent|write|wrote|make|made|"
    r"get|got|give|gave|given|open|remain|pending|unkept|discuss|happen|news|between|since)\w*\b"
)
"""Words that a question has whatever it is about."""

FELT = {"unhappy": ("complaint",), "opinion": ("complaint", "comment")}
"""Kinds of record in which that is told whatever words are used."""
SAID_SO = frozenset({"promises", "unhappy"})
"""Acts that tell of a passage even where a question has a topic; a wish is in every second note."""
LAST_TALK = Pattern(
    r"\blast (?:talk|sp[eo]ak|spoke|met?|meet|call|saw|see|hear|heard|visit|contact|in touch)\w*|"
    r"(?:上次|最后一次|最近一次)[^，。]{0,12}?(?:聊|见|联系|通话|沟通|谈|拜访|说话|打电话)", re.I,
)  # fmt: skip
TALKS = ("call", "meeting", "visit", "email", "message")


def act_of(question: str) -> Topic | None:
    """What a question is about that is done in words: a promise, a complaint, a wish; none where
    it asks for the last talk, whatever that was about."""
    if LAST_TALK.search(question):
        return None
    return next((act for words, act in ACTS if re.search(words, question, re.I)), None)


def tells(topic: str) -> bool:
    """Whether a question says what it is about, beyond a kind of record and that it was said."""
    rest = topic.lower()
    for words, _ in (*SOURCES, *ACTS):
        rest = re.sub(rf"(?:{words})[a-z]*", " ", rest)
    return bool(telling_terms(_FILLING.sub(" ", rest)))


def sources_of(question: str, act: Topic | None) -> tuple[str, ...]:
    """The kinds of record that a question asks for, or in which what it asks for is told."""
    text = question.lower()
    named = [source for pattern, kinds in SOURCES if re.search(pattern, text) for source in kinds]
    if not named and act is None and LAST_TALK.search(text):
        return TALKS
    return (*named, *(FELT.get(act, ()) if act else ()))
