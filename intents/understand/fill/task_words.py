"""To-dos in words: the title of a new one, and the open one that a message means."""

import re

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import token_set_ratio

from crm_store.names import name_key
from crm_store.repositories.task_lookup import find_tasks
from intents.call import Mention, RecordRef, SlotValue
from intents.context import ref
from intents.pattern import Pattern
from intents.understand.fill.due_times import due_place, words_of_time
from intents.understand.fill.impossible import impossible_span
from intents.understand.fill.own_words import tasks_by_clause
from intents.understand.fill.request import Request, known
from intents.understand.fill.subjects import shares_runs
from intents.understand.fill.words import trim, without
from intents.understand.own_todos import titles_meant
from intents.understand.places import task_at

_HEAD = Pattern(
    r"^(?:(?:请|麻烦|帮我?|给我|帮忙|记得|到时候?|能不能|你|那个|呃|嗯|要|需要|得)*"
    r"(?:提醒(?:一下)?我?们?|[叫喊]我|记得|别忘了|(?:新建|创建|安排|建|加|设|记|开)(?:一?[个条下])?(?:新的?)?(?:待办|任务|提醒)|待办|任务|todo)|"
    r"(?:please |pls |can you |could you |hey |ok )*(?:remind me|remember|don't (?:let me )?forget|"
    r"(?:add|create|make|set|new|set up)(?: me)?(?: an?)?(?: new)? ?(?:task|to-?do|reminder|follow.?up task)|"
    r"(?:add|put|stick) (?:this |it )?(?:to|on) my (?:list|to-?dos?|to-?do list|tasks|plate)(?=\s*[:,–-])|"
    r"task|to-?do|ping me|nudge me|i need|need)(?![a-z]))"
    r"[\s,:：，]*(?:(?:for|to|about|that|re|of|on|at|by)\b\s*)*", re.I,
)  # fmt: skip
_TAIL = Pattern(
    r"[\s,，。.;；–—-]*(?:(?:请|麻烦|帮我|给我|帮忙|你)*(?:记一?下|记上|记着|记住|记(?:个|一个|一条)?(?:任务|待办|提醒)|加(?:个|到|进|一条)?(?:我的?)?(?:任务|待办|提醒|清单|日程)(?:里|上)?|"
    r"(?:建|设|列|弄|放|排|安排|写)(?:一?[个条]|到|进|上)?(?:我的?)?(?:任务|待办|提醒|清单|日程)(?:里|上)?|别让我忘了?|别忘了?|到时候?叫我|提醒(?:一下)?我(?:一下)?)[吧哈啊了]*|"
    r"(?<![a-z])(?:please |pls |can you |could you |just )*(?:(?:stick|put|add|pop|throw|chuck|get|note|jot|log|save|make)\s+(?:it|that|this)(?:\s+(?:down|on|in|to|onto|as|a)\b.*)?|"
    r"(?:add|make|create|set)\s+(?:an?|the)?\s*(?:task|to-?do|reminder)|to-?do(?: list)?|task|"
    r"(?:on|to|onto|in) my (?:list|to-?dos?|tasks?|plate)|don't let me forget|remind me|that'?s me|please|pls|thanks|thx|ta))[.!。！\s]*$", re.I,
)  # fmt: skip
_MUST = Pattern(
    r"^(?:ok |so |right,? |hey |hm+ |and )*(?:i(?:'ve)? (?:have|need|got|gotta|ought|want|should|must)(?: got)?|i should|i must|gotta|we (?:have|need))\s*(?:to\s+)?(?!a |an |the |some )|"
    r"^(?:someone|somebody|one of us)(?: \(me\))? (?:should|must|has to|needs to|ought to|'s got to)\s+|"
    r"^(?:我)?(?:得|必须|要记得|需要|应该)(?!到)", re.I,
)  # fmt: skip
_REMIND_TO = Pattern(
    r"\b(?:remind|ping|nudge) (?:me|us) (?:to|about|that|of|re)\s+(.{4,})$|提醒(?:一下)?我(?:们)?(?:一下)?[,，\s]*(?:记得)?([^,，。我你是]{3,}.*)$",
    re.I,
)
_FEW_BEFORE = 6
_JOIN = Pattern(r"^(?:to|about|re|that|for|on|by|at)\b\s*|^[要得该]", re.I)
_WHO = "\1"
_FOR_SOMEBODY = Pattern(
    rf"^(?:请|麻烦|帮我|please |pls |can you |could you )*(?:"
    rf"(?:提醒|让|叫|请|安排|通知|告诉|交代|要求)(?:一下)?{_WHO}要?|"
    rf"给{_WHO}(?:派|建|安排|布置|加|设|分配)(?:一?[个条下])?(?:任务|待办|提醒|活)?|"
    rf"(?:派|交给|分给|安排给){_WHO}(?:一?[个条])?(?:任务|待办)?|{_WHO}\s+(?:must|should|needs|has|ought)(?=\s)|{_WHO}(?=[\s,，:：])|"
    rf"(?:remind|ask|tell|get|have|assign|ping|nudge|task|let|give|can|could|will|would|i (?:want|need)|i['’]d like)\s+{_WHO}(?:\s+know)?(?:\s+(?:a|the|another)\s+(?:task|to-?do|job|reminder))?|"
    rf"(?:assign|give|hand)\s+(?:an?\s+|this\s+)?(?:new\s+)?(?:task|to-?do|reminder|job)\s+to\s+{_WHO}|"
    rf"(?:add|create|make|set(?: up)?|new)?\s*(?:an?\s+)?(?:task|to-?do|reminder)\s+for\s+{_WHO})"
    r"[\s,:：，]*(?:(?:to|about|that|re)\b\s*)?", re.I,
)  # fmt: skip
_FOR_CUSTOMER = (
    rf"(?:请|麻烦|帮我)*[给为]{_WHO}(?:新建|创建|安排|建|加|设|记)(?:一?[个条下])?(?:新的?)?(?:待办|任务|提醒)[\s,，:：]*|"
    rf"(?:please |can you |could you )*(?:add|create|make|set(?: up)?|new)\s+(?:an?\s+)?(?:new\s+)?(?:task|to-?do|reminder)\s+for\s+{_WHO}\s*(?:to\s|[:,]\s*)"
)
_BY_SOMEBODY = Pattern(
    rf"[\s,，]*\b(?:as a )?(?:task|to-?do|job) for (?:him|her|them|{_WHO})[\s.!]*$|"
    rf"[\s,，]*(?:assign(?:ed)? (?:it |this )?to|owner:?|give (?:it |this )?to|由|交给|派给|分给|让|给)\s*{_WHO}(?:负责|跟进|处理|去做|来做|做|办)?$|"
    rf"[\s,，]*[,，][\s,，]*for {_WHO}$|[\s,，]*(?:负责人|执行人|经办人|责任人)(?:是|为|:|：)?\s*{_WHO}$|"
    rf"[\s,，]*{_WHO}(?:负责|来负责|跟进)$|(?:这件?事儿?|这个?(?:任务|活))?(?:派|交|安排|分)给{_WHO}$", re.I,
)  # fmt: skip


def task_title_said(request: Request) -> SlotValue:
    """What is to be done: the message without the request, the due time and who is to do it."""
    place = due_place(request)
    times = request.mentions.times
    spans = [] if place is None else [words_of_time(request, times[place])]
    spans += [words_of_time(request, one) for one in times if one.value.kind == "datetime"]
    if (never := impossible_span(request)) is not None:
        spans.append(never)
    text = _without_whose(trim(_without_somebody(request, spans)), request)
    text = re.sub(r"^(?:提醒我|我)?(?:的时候)?", "", trim(_HEAD.sub("", text, count=1)))
    text = re.sub(
        r"[,，]?(?:的?时候)?提醒(?:一下)?我?(?:一下)?$|,? ?remind me$", "", text, flags=re.I
    )
    text = _trimmed(text)
    text = re.sub(
        r"[\s,]*\b(?:on|at|by|before|in|for|due)\s*$|[,，;；]\s*(?:时间|日期|截止|时限)$",
        "",
        text,
        flags=re.I,
    )
    return trim(_JOIN.sub("", trim(text))) or None


def _without_whose(text: str, request: Request) -> str:
    """A request without whom its to-do is about: "给云帆建个待办回访", "add a task for Orion to …"."""
    for one in request.named("customer")[:1]:
        who = re.escape(one.text)
        match = re.match(_FOR_CUSTOMER.replace(_WHO, who), text, re.I)
        if match is not None and len(text) > match.end():
            return text[match.end() :]
    return text


def _trimmed(text: str) -> str:
    """A title without "I have to" before it and "stick it on my list" after it."""
    led = _REMIND_TO.search(text)
    if (
        led is not None
        and len(re.findall(r"[\u3400-\u9fff]|\w+", text[: led.start()])) <= _FEW_BEFORE
    ):
        text = led[1] or led[2]
    previous = ""
    while previous != text and len(text) > 1:
        previous, text = text, trim(_TAIL.sub("", text)) or text
    return trim(_MUST.sub("", text, count=1)) or text


def is_assigned(request: Request) -> bool:
    """Whether a colleague in a message is to do it, and is not only spoken of: "ask Mia to …"."""
    text = _marked(request)
    return bool(_FOR_SOMEBODY.search(text) or _BY_SOMEBODY.search(text))


def _marked(request: Request) -> str:
    """The message with a mark in the place of its first colleague, and without its times."""
    spans = [words_of_time(request, one) for one in request.mentions.times]
    return trim(_without_somebody(request, spans, keep=True))


def _without_somebody(request: Request, spans: list[tuple[int, int]], *, keep: bool = False) -> str:
    """The message without some ranges, and (unless `keep`) without who is to do it."""
    users = request.named("user")
    chars = list(request.text)
    for one in users[:1]:
        chars[one.start : one.end] = [_WHO] + [""] * (one.end - one.start - 1)
    gone = {place for start, end in spans for place in range(start, end)}
    text = re.sub(r"\s+", " ", "".join(c for i, c in enumerate(chars) if i not in gone)).strip()
    if keep:
        return text
    text = _BY_SOMEBODY.sub("", _FOR_SOMEBODY.sub("", text, count=1))
    return text.replace(_WHO, users[0].text if users else "")


_DONE = Pattern(
    r"^(?:please |pls |can you |could you |just |ok |hey |i(?:'ve| have)? |我(?:已经)?|请|麻烦|帮我|把|将)*"
    r"(?:mark(?:ed)?|tick(?:ed)?(?: off)?|check(?:ed)?(?: off)?|complete[d]?|finish(?:ed)?|close[d]?|done(?: with)?|did|"
    r"move|push|snooze|park|defer|postpone|reschedule|delay|shift|bump|change|set|标记|勾掉|勾选|完成了?|做完了?|办完了?|搞定了?|结束|推迟|延后|延期)?"
    r"\s*(?:off\s+)?(?:the |my |that |this |to-?do |task |about )*", re.I,
)  # fmt: skip
_DONE_TAIL = Pattern(
    r"[\s,，]*(?:(?:is |was |has been |as |it's |its |to |until |till |到|至|为|成|改|推|延|挪|标记?|设|已经?|都|也|给我|那个|这个|那条|这条|那件|这件|的|了)*"
    r"(?:done|completed?|finished|off|到|至|完成|做完|办完|办妥|妥|搞定|搞掂|齐活|勾掉|打勾|弄完|办好|弄好|做好|做了|办了|结了|好)?"
    r"(?:的?(?:那个|这个|那条|这条|那件|这件)?(?:事儿|待办|任务|提醒|事情?|task|to-?do|reminder|item))?[了吧哈啦。.!！\s]*)+$", re.I,
)  # fmt: skip
_PRONOUN = Pattern(
    r"^(?:[它这那该]|这个|那个|这条|那条|第.{1,2}[个条]?|上一?[个条]|最后一?[个条]|it|that|this|one|the (?:first|second|third|last)(?: one)?|all|both|全部|都)?$",
    re.I,
)
_NOTHING_BUT_TASK = Pattern(
    r"[\s的]*(?:那[个条]?|这[个条]?)?(?:待办|任务|提醒|tasks?|to-?dos?|reminders?)?[\s.]*", re.I
)
MOST_OF_ONE = 8
ENOUGH = 0.8
ENOUGH_RUNS = 0.7
"""How much of a title, in pairs of characters in any order, is enough to mean it."""
LEAST = 3


def task_said(request: Request) -> SlotValue:
    """An open to-do by its title's words; the words as typed where none is alike.

    A place in the list shown last ("the second one") is none of a title's words.
    """
    store = request.context.store
    if (listed := task_at(request.text, request.context.memory.listed)) is not None:
        return known(listed)
    cut = words_for_task(request)
    bare = without(request.text, request.mentions.spans("times"))
    none_named = bool(cut) and _names_none(cut)
    unnamed = bool(_PRONOUN.match(cut)) or none_named
    found = [] if none_named else find_tasks(store, request.text, of_others=not unnamed)
    refs = tuple(ref(task) for task in found[:8])
    refs = refs or tasks_by_clause(request, bare) or _by_words(request, cut)
    refs = refs or _of_customer(request, cut) or _of_own_words(request, bare)
    if refs:
        return Mention(kind="task", text=refs[0].name, candidates=refs)
    return None if unnamed else Mention(kind="task", text=cut)


def _names_none(cut: str) -> bool:
    """Whether nothing but small words is left: "to" of "move the task to Friday"."""
    words = re.findall(r"\w+", cut.lower())
    return cut.isascii() and all(word in _SMALL or word in _TASK_NOUNS for word in words)


def _of_own_words(request: Request, said: str) -> tuple[RecordRef, ...]:
    """The speaker's to-dos that have what is said beside names: 色板那个任务."""
    names = [one.text for one in request.mentions.names]
    held = request.context.store.task_titles.own
    found = titles_meant(said, held, names)
    return tuple(RecordRef(kind="task", id=key, name=title) for key, title in found)


def _of_customer(request: Request, cut: str) -> tuple[RecordRef, ...]:
    """The customer's open to-dos, where a message names one by nothing else: "the Orion task"."""
    named, tasks = request.named("customer"), request.context.store.tasks
    if len(named) != 1 or len(named[0].by_kind["customer"]) != 1:
        return ()
    if not _NOTHING_BUT_TASK.fullmatch(cut.replace(named[0].text, "")):
        return ()
    query = tasks.matching(customer_id=named[0].by_kind["customer"][0].id, status="open")
    return tuple(ref(task) for task in tasks.session.scalars(query.limit(MOST_OF_ONE)))


def words_for_task(request: Request) -> str:
    """What a message calls a to-do: "the Marcus call" of "mark the Marcus call as done"."""
    text = without(request.text, [words_of_time(request, one) for one in request.mentions.times])
    words = trim(_DONE_TAIL.sub("", _DONE.sub("", trim(text), count=1)))
    return re.sub(r"(?<=\w) ones?$", "", words)


def _by_words(request: Request, cut: str) -> tuple[RecordRef, ...]:
    """The to-dos whose title has these words in any order, or most of their characters in order."""
    if len(name_key(cut)) < LEAST:
        return ()
    titles = request.context.store.task_titles
    return _best(cut, titles.own) or _best(cut, titles.seen)


def _best(cut: str, titles: list[tuple[int, str]]) -> tuple[RecordRef, ...]:
    scored = [(_share(cut, title), key, title) for key, title in titles]
    top = max((score for score, _, _ in scored), default=0.0)
    if top < ENOUGH:
        return ()
    return tuple(RecordRef(kind="task", id=k, name=t) for score, k, t in scored if score == top)


def _share(cut: str, title: str) -> float:
    """How much of the words a title has, 0 to 1."""
    if cut.isascii():
        words = {w for w in re.findall(r"[a-z0-9&]+", cut.lower()) if w not in _SMALL}
        held = set(re.findall(r"[a-z0-9&]+", title.lower()))
        exact = len(words & held) / len(words) if words else 0.0
        return max(exact, token_set_ratio(" ".join(sorted(words)), title.lower()) / 100 * 0.95)
    key = name_key(cut)
    if shares_runs(name_key(title), key) >= ENOUGH_RUNS:
        return ENOUGH
    return LCSseq.similarity(key, name_key(title)) / len(key) if key else 0.0


_TASK_NOUNS = frozenset("task todo do reminder".split())
_SMALL = frozenset(
    "the a an to for of with about on my and re that this it these those them make".split()
)
