"""More than one thing in a message: what follows from the words beside the main request."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from intents.call import Call, SlotValue
from intents.catalogue import INTENTS
from intents.context import Context
from intents.intent import AnyIntent
from intents.understand.fill.records import fill_record
from intents.understand.fill.request import Request, known
from intents.understand.fill.values import fill_value, stage_said
from intents.understand.mentions import Mentions
from intents.understand.slots.span import Found
from intents.understand.slots.times import When, as_datetime

NEXT_STEP = re.compile(
    r"(?:跟进|回访|再聊|再联系|再沟通|再打|再约|回复他|回电|催一下|提醒我|follow(?:ing)?[- ]?up|check in|circle back|"
    r"call (?:him|her|them) back|touch base|chase|remind me|ping (?:him|her|them|me))", re.I,
)  # fmt: skip
MOVES = re.compile(
    r"推到|推进到|进入|到了?.{0,4}阶段|转到|改到|moved? (?:it |the deal |this )?(?:in)?to|now in|push(?:ed)? (?:it )?to|stage",
    re.I,
)
AFTER_UPDATE = frozenset({"update_deal", "log_activity", "create_deal"})

MakeRequest = Callable[[AnyIntent, Mentions, Context], Request]


@dataclass(frozen=True)
class NextStep:
    """A next step that a message names beside its main request: its words, and its time."""

    words: str
    time: Found[When]


def next_step(intent: str, mentions: Mentions) -> NextStep | None:
    """The next step with its day, as in "推到谈判，下周三跟进"."""
    if intent not in AFTER_UPDATE:
        return None
    for step in NEXT_STEP.finditer(mentions.text):
        for time in mentions.times:
            near = abs(time.end - step.start()) <= 6 or abs(step.end() - time.start) <= 8
            if near and time.value.kind != "period":
                return NextStep(step[0], time)
    return None


def without_step(mentions: Mentions, step: NextStep | None) -> Mentions:
    """The mentions without the next step's time, which the main request is not about."""
    if step is None:
        return mentions
    kept = tuple(one for one in mentions.times if one is not step.time)
    past = tuple(one for one in mentions.past_times if one.start != step.time.start)
    return replace(mentions, times=kept, past_times=past)


def several(
    call: Call,
    request: MakeRequest,
    mentions: Mentions,
    step: NextStep | None,
    context: Context,
) -> tuple[Call, ...]:
    """The further calls that a message with this main one asks for."""
    moved = _deal_moved(call, request, mentions, context)
    task = None
    if step is not None:
        due = as_datetime(step.time.value).isoformat()[:16]
        task = Call(intent="create_task", slots=_task(due, mentions, context))
    return tuple(one for one in (moved, task) if one is not None)


def _deal_moved(
    call: Call, request: MakeRequest, mentions: Mentions, context: Context
) -> Call | None:
    """A visit that moved a deal on: "见了顾总，单子推到谈判"."""
    if call.intent != "log_activity" or not MOVES.search(mentions.text):
        return None
    intent = INTENTS["update_deal"]
    asked = request(intent, mentions, context)
    stage = stage_said(asked)
    if stage is None:
        return None
    deal = fill_record(next(s for s in intent.specs if s.name == "deal"), asked)
    amount = fill_value(next(s for s in intent.specs if s.name == "amount"), asked)
    slots = {"deal": deal, "stage": stage, "amount": amount}
    return Call(intent="update_deal", slots={k: v for k, v in slots.items() if v is not None})


def _task(due: str, mentions: Mentions, context: Context) -> dict[str, SlotValue]:
    slots: dict[str, SlotValue] = {"due": due}
    customers = mentions.of_kind("customer")
    focus = context.memory.latest("customer")
    name = ""
    if customers and len(customers[0].by_kind["customer"]) == 1:
        record = customers[0].by_kind["customer"][0]
        slots["customer"], name = known(record), record.name
    elif not mentions.names and focus is not None:
        slots["customer"], name = known(focus), focus.name
    chinese = any("\u3400" <= char <= "\u9fff" for char in mentions.text)
    slots["title"] = f"跟进{name}" if chinese else f"Follow up with {name}".removesuffix(" with ")
    return slots
