"""Whether a message speaks of one of the speaker's own open to-dos, in whatever order and tense.

"招标澄清回给卢主任了" is the to-do 给卢主任回招标澄清 done, and "sent O'Malley's the plan" that of
sending it. Such a message has most of the to-do's words and few others, or none but its words.
"""

import re
from collections.abc import Sequence

from intents.pattern import Pattern
from intents.understand.mentions import Mentions
from intents.understand.todo_words import Words, common, words_of

SAID_OF_TITLE = 0.55
"""So much of a title's words a message has that speaks of it."""
TITLE_OF_SAID = 0.55
"""And so much of the message's words are the title's."""
FEWEST = 3
"""A word less would be met by chance; a Chinese character counts as one."""
NOTHING_ELSE = 0.85
"""So much of what is said beside names is the title's where it says only a part of the title."""
MEANT = 0.6
"""So much of it tells which of a person's to-dos is meant, where one is meant."""
_CONTACT = Pattern(
    r"联系|拜访|走访|见面|见|聊|谈|吃饭|电话|微信|邮件|沟通|回访|\b(?:call(?:ed|ing)?|ring|rang|meet(?:ing)?|met|visit(?:ed)?|talk(?:ed)?|"
    r"spoke|e-?mail(?:ed)?|texted|text|pinged|ping|chat(?:ted)?|lunch|coffee)\b", re.I,
)  # fmt: skip
"""What everybody does with everybody, and so tells no to-do."""
_BY_SO_MUCH = Pattern(
    r"(?:\b(?:please|pls|can you|could you|just)\s+)*\b(?:bump|push|move|put|delay|postpone|shift|slide|nudge|kick|slip|can wait|could wait|let)\b(?= .{0,40}\b(?:days?|weeks?|fortnight|months?)\b)"
    r"|\b(?:it |that )?(?:back|out|off|wait|along|forward|for|by)?,? ?(?:for |by )?(?:another |an? |the )?(?:\d{1,2}|one|two|three|four|five|six|seven|ten|another|an?|couple of|few)(?: more)? (?:days?|weeks?|fortnights?|months?)\b(?: later| earlier)?"
    r"|(?:往后|向后|再|往前)?(?:推迟?|挪|延[后期迟长]?|顺延|拖|缓|移|提前|提早|晚)(?:后|迟)?(?:个|一?下)?(?:\d{1,2}|[一二两三四五六七八九十半])个?(?:天|日|周|星期|礼拜|月)(?:再[说弄做办看])?",
    re.I,
)  # fmt: skip
"""By how much one is put off, which is no to-do's own words either."""
_CLAUSE = Pattern(r"[,，。;；!！?？\n]")


def speaks_of_one(mentions: Mentions, titles: Sequence[str]) -> bool:
    """Whether a message speaks of one of these titles; times are none of a title's words."""
    letters = list(mentions.text)
    for start, end in mentions.spans("times"):
        letters[start:end] = " " * (end - start)
    return speaks_of("".join(letters), titles, [one.text for one in mentions.names])


def speaks_of(text: str, titles: Sequence[str], names: Sequence[str] = ()) -> bool:
    """Whether a text speaks of one of these titles; `names` are the people and companies in it."""
    text = _BY_SO_MUCH.sub(" ", text)
    said, apart = words_of(text), words_of(_CONTACT.sub(" ", _without(text, names)))
    return any(
        _same(said, title) or _nothing_else(said, apart, title) for title in map(words_of, titles)
    )


def _same(said: Words, title: Words) -> bool:
    both = common(said, title)
    enough = both >= FEWEST or both == len(title) >= 2
    return (
        enough
        and len(said) >= FEWEST
        and both >= SAID_OF_TITLE * len(title)
        and both >= TITLE_OF_SAID * len(said)
    )


def _nothing_else(said: Words, apart: Words, title: Words) -> bool:
    """Whether a title has nearly all that is said, and more than names: 机票订好啦."""
    own = common(apart, title)
    if not own or max(common(said, title), own) < 2 or len(apart) < 2:
        return False
    return own >= NOTHING_ELSE * len(apart) and common(said, title) >= NOTHING_ELSE * len(said)


def titles_meant(
    text: str, titles: Sequence[tuple[int, str]], names: Sequence[str] = ()
) -> tuple[tuple[int, str], ...]:
    """Of a person's to-dos those that a text means, by the clause that says most of one."""
    clauses = [_pair(clause, names) for clause in _CLAUSE.split(_BY_SO_MUCH.sub(" ", text))]
    scored = [(max((_meant(*c, words_of(t)) for c in clauses), default=(0.0, 0.0)), k, t) for k, t in titles]  # fmt: skip
    top = max((score for score, _, _ in scored), default=(0.0, 0.0))
    return tuple((k, t) for score, k, t in scored if score == top) if any(top) else ()


def _pair(clause: str, names: Sequence[str]) -> tuple[Words, Words]:
    return words_of(clause), words_of(_without(clause, names))


def _meant(said: Words, apart: Words, title: Words) -> tuple[float, float]:
    """How much of a clause a title has, beside names and in all; nothing where it is too little."""
    own, both = common(apart, title), common(said, title)
    if not both or (len(apart) and own < MEANT * len(apart)):
        return 0.0, 0.0
    return own / len(apart) if len(apart) else 0.0, both / len(said)


def _without(text: str, names: Sequence[str]) -> str:
    for name in names:
        text = text.replace(name, " ")
    return text
