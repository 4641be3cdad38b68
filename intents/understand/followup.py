"""Follow-ups: messages that only mean something after what was said before."""

import re
from collections.abc import Sequence

from intents.call import Call, Mention, RecordRef, SlotValue
from intents.catalogue import INTENTS
from intents.context import Context
from intents.intent import Effect
from intents.pattern import Pattern
from intents.understand.amounts import in_unit_of
from intents.understand.asked_again import asked_again
from intents.understand.asked_of_shown import asked_of_shown
from intents.understand.asked_why import asked_why
from intents.understand.continuing import goes_on
from intents.understand.dropped_again import dropped_again
from intents.understand.fill.records import DOCUMENTS
from intents.understand.fill.request import MakeRequest, known, mention
from intents.understand.fill.values import money_json
from intents.understand.followed_figures import LONGEST, SHORT, figures, says_more
from intents.understand.mentions import Mentions
from intents.understand.most_of_list import one_of_list
from intents.understand.names_in_text import Named
from intents.understand.rated_again import rated_again
from intents.understand.several import step_alone
from intents.understand.slots.money import find_money
from intents.understand.slots.numbers import find_ordinals
from intents.understand.slots.times import as_date
from intents.understand.why_sent import asks_why_sent

OTHER = Pattern(
    r"^(?:不对?|不是|错了|no|nope|not that(?: one)?|wrong)?[\s,，。.!]*(?:(?:是|我说的是|我是说)?(?:另一个|另外一个|另外那个|那一个|"
    r"别的那个|换一个)|(?:i meant? )?(?:the )?other(?: one| deal| customer| contact)?)[\s。.!]*$", re.I,
)  # fmt: skip
SAME_FOR = Pattern(
    r"^(?:(?:and |now |also )?(?:do )?(?:the )?same (?:for|with|to|thing for)|(?:and )?(?:what|how) about|and for|"
    r"那|同样|一样|也(?:给|帮)|换成|那么)", re.I,
)  # fmt: skip
AS_WELL = Pattern(
    r"(?:and|also|then|do|now|再给|给|那|还有|把)?\s*(?:也|同样|一样|也是|也要|也(?:这样|这么|一样|照样|同样|来一(?:个|份|条)|改|加|建|做|记)(?:一下|一个|一条)?|照做|"
    r"same|(?:same|do|does) (?:that|it)? ?for|too|as well|likewise|also|the same)"
    r"(?:也|同样|一样|too|as well|please|[,，\s吧的了啊])*", re.I,
)  # fmt: skip
CORRECTION = Pattern(
    r"^(?:(?:hmm+|um+|uh|oh|嗯+|呃|哦)[\s,，.。…]*)?(?:不对?|不是|错了|说错了|搞错了|应该是|是|改成|no|nope|sorry|i meant?|make that|make it|actually|correction)[\s,，:：。.]*",
    re.I,
)  # fmt: skip
REPEATED = Pattern(r"^(?:make (?:it|that)|i meant?|it(?:'s| is)|应该?是|改成|是)\s*", re.I)
ASKS = Pattern(
    r"[?？吗]|看|查|列|要|帮|撤|取消|算了|什么|谁|哪|\b(?:show|list|want|need|undo|cancel|who|what|that's|never)\b", re.I
)  # fmt: skip
_SHARE = Pattern(r"(\d{1,3})\s*%?")
SET_AGAIN = frozenset({"update_deal", "set_target"})
"""What may be carried out twice: the second time sets the value, and adds no second record."""
ANALYTIC = frozenset({"query_metric", "show_funnel", "show_forecast"})
_SAYS = {
    "show_forecast": Pattern(r"预测|预估|\bforecast|\bprojection", re.I),
    "show_funnel": Pattern(r"漏斗|\bfunnel", re.I),
}
OF_PEOPLE = frozenset({"segment_rfm", "list_churn_risks"})  # narrowed to somebody's customers only


def follow_up(
    mentions: Mentions, context: Context, request: MakeRequest
) -> tuple[Call, ...] | None:
    """The calls that a follow-up stands for, or None where the message stands for itself."""
    memory = context.memory
    text = mentions.text
    if asked := asks_why_sent(text):
        return asked
    if not memory.last_calls:
        return _listed(mentions, context)
    if OTHER.match(text):
        return _other(context)
    last = memory.last_calls[0]
    if (
        last.intent in ANALYTIC
        and not _is_of_another(last, text)
        and len(text) <= LONGEST
        and (found := figures(last, request(INTENTS["query_metric"], mentions, context)))
    ):
        return found
    if last.intent in OF_PEOPLE and (whose := _of_somebody(last, mentions)):
        return whose
    return (
        dropped_again(mentions, context)
        or asked_of_shown(last, text, context)
        or asked_why(last, mentions, context)
        or asked_again(last, mentions, context)
        or _listed(mentions, context)
        or _same_for(mentions, memory.last_calls)
        or _corrected(mentions, context)
        or _next_step(mentions, context)
        or goes_on(mentions, context, request)
    )


def _is_of_another(last: Call, text: str) -> bool:
    """Whether the figure that a message names is another one than was shown last."""
    return any(name != last.intent and said.search(text) for name, said in _SAYS.items())


def _next_step(mentions: Mentions, context: Context) -> tuple[Call, ...] | None:
    """ "Follow up on Friday", 那就明天再打, and nothing else: with whom one just spoke of."""
    spoken_of = context.memory.latest("customer", "deal")
    if spoken_of is None or not context.actor.is_staff:
        return None
    if any(as_date(one.value) < context.today for one in mentions.times):
        return None
    after = Call(intent="create_task", slots={spoken_of.kind: known(spoken_of)})
    call = step_alone(mentions, context, after)
    return (call,) if call is not None and "customer" in call.slots else None


def _other(context: Context) -> tuple[Call, ...] | None:
    """The last calls again, on the candidate that was not taken."""
    memory = context.memory
    for other in memory.others:
        for call in memory.last_calls:
            for name, value in call.slots.items():
                if not isinstance(value, Mention) or value.kind != other.kind:
                    continue
                if other not in value.candidates:
                    return _instead(call.with_slots(**{name: known(other)}), context)
    return None


def _instead(call: Call, context: Context) -> tuple[Call, ...]:
    """The call for the record that was meant, and what was done to the wrong one taken back."""
    changed = context.memory.last_change is not None and call.intent in INTENTS
    writes = changed and INTENTS[call.intent].effect is not Effect.READ
    return (call, Call(intent="undo")) if writes else (call,)


def _of_somebody(last: Call, mentions: Mentions) -> tuple[Call, ...] | None:
    """ "Just Mia", "方晴的呢": the same of that colleague's customers."""
    users = mentions.of_kind("user")
    if not users or len(mentions.names) > len(users) or len(mentions.text) > SHORT:
        return None
    if mentions.past_times or says_more(mentions):
        return None
    owner: RecordRef = users[0].by_kind["user"][0]
    return (last.with_slots(owner=known(owner)),)


def _listed(mentions: Mentions, context: Context) -> tuple[Call, ...] | None:
    """ "The second one" of a list: shows it, or answers with it what was asked last."""
    record = _one_of_list(mentions, context)
    if record is None:
        return None
    intent = {"task": "complete_task"}.get(record.kind, f"show_{record.kind}")
    if record.kind == "task" and not re.search(
        r"完成|搞定|勾|done|complete|tick|finish", mentions.text, re.I
    ):
        return None
    if record.kind not in ("customer", "contact", "deal", "task", "product", *DOCUMENTS):
        return None
    slot = "task" if record.kind == "task" else record.kind
    return (Call(intent=intent, slots={slot: known(record)}),)


def _one_of_list(mentions: Mentions, context: Context) -> RecordRef | None:
    """The record of the last list that a message means by its place or by what sets it apart."""
    listed = context.memory.listed
    if not listed or len(mentions.text) > SHORT or mentions.names:
        return None
    ordinals = find_ordinals(mentions.text)
    if not ordinals:
        return one_of_list(mentions.text, context)
    place = ordinals[0].value
    index = place - 1 if place > 0 else len(listed) + place
    return listed[index] if 0 <= index < len(listed) else None


def _same_for(mentions: Mentions, calls: Sequence[Call]) -> tuple[Call, ...] | None:
    """ "Same for Fabrikam", "桦林也一样": the last calls with another record in its place."""
    if not mentions.names or len(mentions.text) > 2 * SHORT or not _says_same(mentions):
        return None
    if re.search(r"[?？]$", mentions.text) and not calls[0].intent.startswith(
        ("show", "list", "query")
    ):
        return None
    for named in mentions.names:
        moved = [one for call in calls if (one := _of_another(call, named)) is not None]
        if moved:
            return tuple(moved)
    return None


def _says_same(mentions: Mentions) -> bool:
    """Whether a message begins like "same for", or says nothing but a name and "as well"."""
    if SAME_FOR.match(mentions.text):
        return True
    rest = mentions.text
    for start, end in sorted(mentions.spans("names"), reverse=True):
        rest = f"{rest[:start]} {rest[end:]}"
    return AS_WELL.fullmatch(rest.strip(" ,，。.!！")) is not None


def _of_another(call: Call, named: Named) -> Call | None:
    """The call about the named record instead; its old name goes from the words as well."""
    for name, value in call.slots.items():
        if not isinstance(value, Mention):
            continue
        if value.kind in named.by_kind:
            new = mention(named, value.kind)
            words: dict[str, SlotValue] = {
                other: held.replace(value.name, new.name).replace(value.text, new.name)
                for other, held in call.slots.items()
                if isinstance(held, str)
            }
            return call.with_slots(**{**words, name: new})
        if value.kind == "deal" and "customer" in named.by_kind:
            return call.with_slots(**{name: Mention(kind="deal", text=named.text)})
    return None


def _corrected(mentions: Mentions, context: Context) -> tuple[Call, ...] | None:
    """ "No, 40" after an amount (or a field) was set: the same change with the other value."""
    match = CORRECTION.match(mentions.text)
    rest = CORRECTION.sub("", mentions.text[match.end() :]) if match else ""
    calls = context.memory.last_calls
    last = next((call for call in calls if "amount" in call.slots), calls[0])
    if not rest or len(rest) > SHORT or mentions.names:
        return None
    if again := rated_again(last, rest, context):
        return again
    if last.intent in ("update_customer", "update_contact") and not ASKS.search(rest):
        return (last.with_slots(value=REPEATED.sub("", rest).strip(" 。.!！")),)
    share = _SHARE.fullmatch(rest.strip(" 。.!！吧了"))
    if share and "probability" in calls[0].slots and int(share[1]) <= 100:
        return (calls[0].with_slots(probability=int(share[1])),)
    if len(rest) > 12 or "amount" not in last.slots:
        return None
    held = last.slots["amount"]
    if not isinstance(held, dict):
        return None
    found = find_money(rest, str(held["currency"]), bare_ok=True)
    if len(found) != 1 or found[0].text.strip() != rest.strip(" -−。.!！吧了"):
        return None
    money = found[0].value
    amount = money.amount
    if re.fullmatch(r"-?[\d.]+", rest.strip(" 。.!！吧了")):
        amount = in_unit_of(amount, str(held["amount"]))
    exact = money_json(type(money)(amount, money.currency))
    deal = context.memory.focus.get("deal")
    if last.intent in ("create_deal", "win_deal") and deal is not None:
        return (Call(intent="update_deal", slots={"deal": known(deal), "amount": exact}),)
    return (last.with_slots(amount=exact),) if last.intent in SET_AGAIN else None
