"""ask_history: what was said and written before, with its sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from intents.activities.asked import Asked, asked, mentions_of
from intents.activities.due import days_text
from intents.activities.like_asked import like_asked
from intents.activities.telling_sentence import marked
from intents.activities.written_answer import written
from intents.buttons import ask
from intents.call import RecordRef
from intents.context import Context, RefusedError
from intents.format import moment, word
from intents.intent import STAFF, Effect, Intent
from intents.reply import AnyBlock, Button, Reply, Table, Text
from intents.slots import CustomerSlot, Slots, TextSlot
from retrieval.service import Found, Named, Retrieval

CLOSEST = 3
MOST_BUTTONS = 3
SOURCES = {
    "file": ("附件", "file"), "reply": ("工单回复", "ticket reply"), "quote": ("报价", "quote"),
    "resolution": ("处理结果", "resolution"), "comment": ("评价", "rating"),
    "contract": ("合同", "contract"), "deal": ("商机", "deal"),
}  # fmt: skip


class AskHistory(Slots):
    """The question, and perhaps whom it is about."""

    question: TextSlot
    customer: CustomerSlot | None = None


@dataclass(frozen=True)
class Looked:
    """A question, what was found for it, and those hits that answer it."""

    question: Asked
    found: Found
    sure: list[Named]


def handle(slots: AskHistory, context: Context) -> Reply:
    """The passages that answer, by customer and time; an honest word where none does."""
    if context.history is None:
        raise RefusedError(
            context.say("历史搜索没有打开。", "The search of history is not set up.")
        )
    retrieval = context.history.retrieval
    alike = like_asked(mentions_of(slots.question, context), retrieval, context)
    if alike is not None:
        return alike
    return told(slots, looked_for(slots, retrieval, context), context)


def looked_for(slots: AskHistory, retrieval: Retrieval, context: Context) -> Looked:
    """A question, searched for in what the actor may see."""
    looked = _looked(asked(slots.question, slots.customer, context), retrieval, context)
    if looked.sure or not looked.question.ahead:
        return looked
    whenever = asked(slots.question, slots.customer, context, at_any_time=True)
    again = _looked(whenever, retrieval, context)
    return again if again.sure and not whenever.everything else looked


def _looked(question: Asked, retrieval: Retrieval, context: Context) -> Looked:
    ready = context.unit is None  # within a change, the store is locked against the indexer
    found, all_of_it = _found(retrieval, question, context, ready)
    sure = [one for one in found.hits if one.hit.sure and _of_strangers(one, question)]
    nothing_of_it = question.everything and not all_of_it
    return Looked(question, found, [] if nothing_of_it else sure)


def told(slots: AskHistory, looked: Looked, context: Context) -> Reply:
    """What was found, as a reply."""
    question, found, sure = looked.question, looked.found, looked.sure
    shown = sure or list(found.hits[:CLOSEST])
    head = _head(question, found, sure, context)
    notes = [Text(text=note) for note in _notes(found, context)]
    tables = _tables(shown, question, context, likeliest_first=not sure)
    reply = Reply(
        blocks=(Text(text=head), *tables, *notes),
        buttons=_buttons(shown, context),
        focus=_focus(shown, sure, question),
        listed=tuple(one for hit in shown if (one := record_of(hit)) is not None),
    )
    if context.history is not None and context.history.client is not None and shown:
        retrieval, client, actor = context.history.retrieval, context.history.client, context.actor
        context.afterwards.append(
            lambda plain: written(client, retrieval, slots.question, shown, plain, actor)
        )
    return reply


def _found(retrieval: Retrieval, asked: Asked, context: Context, ready: bool) -> tuple[Found, bool]:
    """What was found, and whether that is all there is of what the question asks for."""
    if asked.everything:
        if ready:
            retrieval.up_to_date(retrieval.patience)
        found = retrieval.latest(context.actor, context.now, asked.wanted)
        if found.hits:
            return found, True
    return retrieval.search(context.actor, context.now, asked.wanted, catch_up=ready), False


def _of_strangers(named: Named, asked: Asked) -> bool:
    """Whether a passage speaks of one of the names that no record bears, where any was asked of."""
    text = named.hit.text.lower()
    return not asked.strangers or any(one in text for one in asked.strangers)


def _head(asked: Asked, found: Found, sure: Sequence[Named], context: Context) -> str:
    scope = _scope(asked, context)
    if sure:
        customers = len({one.hit.customer_id for one in sure})
        plural = "" if len(sure) == 1 else "s"
        return context.say(
            f"{scope}：{len(sure)} 处记录说到这件事，涉及 {customers} 个客户。",
            f"{scope}: {len(sure)} passage{plural} about it, of {customers} "
            f"customer{'' if customers == 1 else 's'}.",
        )
    assert context.history is not None
    records, since = context.history.retrieval.extent(
        context.actor, context.now, asked.wanted.narrowed
    )
    if not records:
        return context.say(
            f"{scope}：没有任何可以查找的记录。", f"{scope}: there are no records to look through."
        )
    first = moment(since, context.actor, time=False) if since else "—"
    text = context.say(
        f"{scope}：在 {first} 以来的 {records:,} 条记录里没有找到",
        f"{scope}: nothing found in {records:,} record{'' if records == 1 else 's'} since {first}",
    )
    if not found.hits:
        return text + context.say("答案。", ".")
    return text + context.say(
        "直接说到这件事的。最接近的（最可能的在前）：",
        " that says it outright. The closest, the likeliest first:",
    )


def _scope(asked: Asked, context: Context) -> str:
    """Whose records, by whom, and of when."""
    parts = [context.say("、", ", ").join(one.name for one in asked.customers)]
    if not asked.customers:
        parts = [
            context.say("全部客户", "All customers")
            if context.actor.sees_all
            else context.say("你能看到的客户", "The customers you see")
        ]
    parts += [one.name for one in asked.colleagues]
    if asked.period:
        parts.append(days_text(asked.period.start, asked.period.end, context))
    return " · ".join(parts)


def _tables(
    shown: Sequence[Named], asked: Asked, context: Context, *, likeliest_first: bool
) -> list[AnyBlock]:
    """A table for each customer, the one with the best passage first; by time within it."""
    groups: dict[str, list[tuple[int, Named]]] = {}
    for number, one in enumerate(shown, 1):
        groups.setdefault(one.customer, []).append((number, one))
    sentences = marked([one.hit.text for one in shown], asked.wanted, context)
    headers = ("#", context.say("时间", "When"), context.say("来源", "Source"),
               context.say("内容", "What was said"))  # fmt: skip
    tables: list[AnyBlock] = []
    for customer, rows in groups.items():
        if not likeliest_first:
            rows.sort(key=lambda pair: pair[1].hit.at, reverse=True)
        tables.append(
            Table(
                title=customer or context.say("没有客户", "no customer"),
                headers=headers,
                rows=tuple(_row(n, one, sentences[n - 1], context) for n, one in rows),
                records=tuple(record_of(one) for _, one in rows),
            )
        )
    return tables


def _row(number: int, named: Named, text: str, context: Context) -> tuple[str, ...]:
    hit = named.hit
    more = hit.folded
    also = context.say(f"（另有 {more} 处相同）", f" (and {more} more alike)") if more else ""
    return (
        f"[{number}]",
        moment(hit.at, context.actor, time=False),
        source_of(named, context),
        text + also,
    )


def source_of(named: Named, context: Context) -> str:
    """What a passage is from and who said it: "call · Tom Hendricks → Mia"."""
    hit = named.hit
    known = SOURCES.get(hit.source)
    kind = context.say(*known) if known else word(hit.source, context.actor)
    number = f" {named.record}" if hit.kind in ("ticket", "quote", "contract") else ""
    people = " · ".join(name for name in (named.contact, named.user) if name)
    return f"{kind}{number}" + (f" · {people}" if people else "")


def record_of(named: Named) -> RecordRef | None:
    """The record that a passage is from; a customer's message has none to open."""
    if not named.record:
        return None
    return RecordRef(kind=named.hit.kind, id=named.hit.record_id, name=named.record)


def _notes(found: Found, context: Context) -> list[str]:
    notes: list[str] = []
    if found.behind:
        notes.append(
            context.say(
                f"还有 {found.behind} 段内容正在编入索引，过一会儿再问可能更全。",
                f"Still being indexed: {found.behind}. Ask again in a while for more.",
            )
        )
    if found.by_word_only:
        notes.append(
            context.say(
                "现在只能按字面查找（向量索引不可用，运行 guanxi doctor 看原因）。",
                "Only words could be searched: the index of vectors is not available "
                "(`guanxi doctor` tells why).",
            )
        )
    return notes


def _focus(shown: Sequence[Named], sure: Sequence[Named], question: Asked) -> tuple[RecordRef, ...]:
    """Whom it was about: "his number?" means who was found first, where an answer was found."""
    if len(question.customers) == 1:
        return question.customers
    if sure and sure[0].hit.customer_id is not None:
        return _of_whom(sure[0])
    found = {one.hit.customer_id: one.customer for one in shown if one.hit.customer_id}
    if len(found) != 1:
        return ()
    return tuple(RecordRef(kind="customer", id=key, name=name) for key, name in found.items())


def _of_whom(one: Named) -> tuple[RecordRef, ...]:
    hit = one.hit
    assert hit.customer_id is not None
    customer = RecordRef(kind="customer", id=hit.customer_id, name=one.customer)
    if hit.contact_id is None:
        return (customer,)
    return customer, RecordRef(kind="contact", id=hit.contact_id, name=one.contact)


def _buttons(shown: Sequence[Named], context: Context) -> tuple[Button, ...]:
    """The cards of the customers found, and the tickets."""
    buttons: dict[str, Button] = {}
    for one in shown:
        record = record_of(one)
        if record is not None and record.kind == "ticket":
            button = ask(record.name, "show_ticket", ticket=record)
        elif one.hit.customer_id is not None:
            customer = RecordRef(kind="customer", id=one.hit.customer_id, name=one.customer)
            button = ask(one.customer, "show_customer", customer=customer)
        else:
            continue
        buttons.setdefault(button.id, button)
    return tuple(buttons.values())[:MOST_BUTTONS]


ask_history = Intent(
    "ask_history",
    STAFF,
    AskHistory,
    Effect.READ,
    (
        "从以往的沟通里找答案",
        "answer a question from what was said and written before, with its sources",
    ),
    handle,
)
