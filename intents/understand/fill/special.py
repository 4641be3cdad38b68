"""What single intents need beside the types of their slots."""

import re
from collections.abc import Callable

from crm_store.repositories.customers import NOBODY
from intents.call import Mention, RecordRef, SlotValue
from intents.pattern import Pattern
from intents.understand.fill.audited_by import fill_audit
from intents.understand.fill.bargains import agreed_money
from intents.understand.fill.deal_lists import USUALLY_STILL, fill_deal_list
from intents.understand.fill.facets import facet_said
from intents.understand.fill.merging import fill_merge
from intents.understand.fill.metrics import fill_metric
from intents.understand.fill.moved_by import fill_amount_moved, fill_due_moved
from intents.understand.fill.plain_amounts import paid, spent
from intents.understand.fill.referrers import fill_referrer
from intents.understand.fill.request import Request, known, mention
from intents.understand.fill.stage_words import next_stage, unknown_stage
from intents.understand.fill.targets import fill_target
from intents.understand.fill.task_words import is_assigned
from intents.understand.fill.told_when import fill_activity_time
from intents.understand.fill.unmet import MOST_ABOUT
from intents.understand.names_in_text import Named
from intents.understand.silence import QUIET

Slots = dict[str, SlotValue]


_TAKES = Pattern(
    r"\s*(?:来|去|会|要|负责|全部|全|will|would|is going to|should|can|now)*\s*(?:接手|接管|接替|接过|接收|接|顶替|顶|"
    r"tak(?:es?|ing)(?: over)?|inherits?|inheriting|picks? up|gets?|cover(?:s|ing)?(?: for)?|replac(?:es?|ing))", re.I,
)  # fmt: skip
_GIVEN_FIRST = Pattern(
    r"\b(?:give|hand|pass|assign)\s+\0\s+(?:everything|all|the|whatever)\b(?!.*\bto\b)", re.I
)
_TO_FIRST = Pattern(r"(?:给|交给|转给|移交|\bto)\s*$", re.I)


def _hand_over(request: Request, slots: Slots) -> None:
    """Who hands over to whom: by the words before and after each name."""
    users: list[Named] = []
    for one in request.named("user"):
        if all(one.by_kind["user"] != other.by_kind["user"] for other in users):
            users.append(one)
    if len(users) < 2:
        _to_me(request, users, slots)
        return
    first, second = users[0], users[1]
    backwards = (
        _TO_FIRST.search(request.plain[: first.start])
        or _TAKES.match(request.plain, first.end)
        or _GIVEN_FIRST.search(request.plain[: first.start] + "\0" + request.plain[first.end :])
    )
    giving, taking = (second, first) if backwards else (first, second)
    slots["from_user"], slots["to_user"] = mention(giving, "user"), mention(taking, "user")


_FROM_ME = Pattern(
    r"我(?:的|名下|手[上里]|这边|所有|全部|那些|那几)|\bmy\b|\bmine\b|\b(?:i have|i own|i hold)\b",
    re.I,
)


def _takes(user: Named, request: Request) -> bool:
    """Whether a colleague is the one to get what is handed over."""
    before, after = request.plain[: user.start], user.end
    given = _TO_FIRST.search(before) or re.search(r"\b(?:give|hand|pass)\s*$", before, re.I)
    return bool(given or _TAKES.match(request.plain, after))


def _myself(request: Request) -> Mention | None:
    actor = request.context.actor
    if actor.user_id is None:
        return None
    me = RecordRef(kind="user", id=actor.user_id, name=actor.name)
    return Mention(kind="user", text=actor.name, candidates=(me,))


def _to_me(request: Request, users: list[Named], slots: Slots) -> None:
    """One colleague named, and the speaker: "I'll take over Mia's accounts", 都转给我."""
    slots.pop("to_user", None)
    if len(users) == 1 and _FROM_ME.search(request.plain) and _takes(users[0], request):
        slots["from_user"], slots["to_user"] = _myself(request), mention(users[0], "user")
        return
    mine = re.search(
        r"[给由归]我|我来?接|\bto me\b|\bi(?:'ll| will)? (?:take|inherit|get)", request.plain, re.I
    )
    if users and mine and (me := _myself(request)) is not None:
        slots["to_user"] = me


_LONGEST_QUIET = Pattern(
    r"最(?:久|长时间)(?:都)?(?:没|未)(?:有)?(?:联系|跟进|拜访|动静|来往)|\b(?:longest|most) (?:without|since|quiet|silent)|\b(?:quiet|silent|untouched|neglected)(?:est)? (?:the )?longest\b",
    re.I,
)


_UNOWNED = Pattern(
    r"(?:没有?|无|缺|未(?:分配|指定))(?:人)?(?:的)?(?:负责人|负责|归属人?|销售|人跟|人管)|无主|公海|没人(?:负责|跟|管)|未分配|没分配|"
    r"\b(?:no|without (?:an? )?|missing (?:an? )?)\s*(?:owner|rep|account manager)s?\b|\bun-?(?:assigned|owned)\b|"
    r"\b(?:nobody|no one)(?:'s| is)? (?:owns?|in charge|responsible|looking after|assigned)|\bnot assigned\b|\bownerless\b|\b(?:in|from|of) the (?:public |shared )?pool\b", re.I,
)  # fmt: skip


def _customer_list(request: Request, slots: Slots) -> None:
    """A number of days is a silence only where the message speaks of one."""
    level, tag = str(slots.get("level", "")), str(slots.get("tag", ""))
    if level and level.casefold() == tag.casefold():
        slots.pop("level" if tag in request.context.store.facets("tags") else "tag")
    if "owner" not in slots and _UNOWNED.search(request.plain):
        nobody = RecordRef(kind="user", id=NOBODY, name=request.context.actor.zh_en("无", "nobody"))
        slots["owner"] = Mention(kind="user", text=nobody.name, candidates=(nobody,))
    if "inactive_days" not in slots and _LONGEST_QUIET.search(request.plain):
        slots["inactive_days"] = USUALLY_STILL
    elif QUIET.search(request.plain) is None:
        slots.pop("inactive_days", None)
    else:
        slots.pop("created", None)
    if "created" in slots and not re.search(
        r"新增|新建|新加|(?:建|录|添|开)的|新进|新来|录入|创建|建档|加的|加了|进的|签的|\bnew\b|created|added|joined|onboarded|signed",
        request.plain, re.I,
    ):  # fmt: skip
        slots.pop("created")


def _assign(request: Request, slots: Slots) -> None:
    """ "Give it to me" names the speaker."""
    customer, owner = slots.get("customer"), slots.get("owner")
    if isinstance(owner, Mention) and isinstance(customer, Mention) and owner.text == customer.text:
        slots.pop("owner")
    users = request.named("user")
    given = [one for one in users if _TO_FIRST.search(request.plain[: one.start])]
    if len(users) > 1 and len(given) == 1:
        slots["owner"] = mention(given[0], "user")
    if "owner" not in slots and re.search(
        r"(?:给|归|转给|分给)我|到我(?:的)?(?:名下|这|手)|我(?:自己)?来|\bto me\b|\bmyself\b|\bi'?ll (?:take|have|handle|look after)\b",
        request.plain,
        re.I,
    ):
        actor = request.context.actor
        slots["owner"] = Mention(kind="user", text=actor.name)


def _deal_stage(request: Request, slots: Slots) -> None:
    """A stage that there is not is kept as typed, so that it is said to be unknown."""
    if "stage" in slots:
        return
    if following := next_stage(request, slots.get("deal")):
        slots["stage"] = following
    elif words := unknown_stage(request, bare=slots.keys() <= {"deal"}):
        slots["stage"] = words


def _deal(request: Request, slots: Slots) -> None:
    _deal_stage(request, slots)
    fill_amount_moved(request, slots)


def _new_task(request: Request, slots: Slots) -> None:
    """Who is only spoken of ("remind me to call Mia") is not the one to do it."""
    if request.named("user") and not is_assigned(request):
        slots.pop("assignee", None)


def _win(request: Request, slots: Slots) -> None:
    """The amount a deal was won for, after what was bargained off it."""
    if (agreed := agreed_money(request)) is not None:
        slots["amount"] = agreed


def _tasks(request: Request, slots: Slots) -> None:
    """The open to-dos are what is asked for where no status is said; mine where it says so."""
    if slots.get("status") == "open" and not re.search(
        r"未完成|没完成|没做|没办|还没|open|outstanding|pending|unfinished|to be done|not done|remaining|没关|开着",
        request.lower,
    ):
        slots.pop("status")


_OF_QUESTIONS = Pattern(
    r"咨询|提问|问题类|\b(?:questions?|enquir(?:y|ies)|inquir(?:y|ies))\b", re.I
)


def _tickets(request: Request, slots: Slots) -> None:
    """That tickets are asked for with a question makes them no questions."""
    if MOST_ABOUT.search(request.plain):
        slots["kind"] = "complaint"
    if slots.get("kind") == "question" and not _OF_QUESTIONS.search(request.plain):
        slots.pop("kind")


def _receivables(request: Request, slots: Slots) -> None:
    """Days are how long overdue only where the message speaks of it; then there is no period."""
    late = re.search(
        r"逾期|超期|过期|超过|拖欠|拖了|拖着|压了|欠|以上|大于|overdue|past due|late|over|more than|older|longer|above|beyond|exceed|aged|at least|or more|plus|\+|>|outstanding for|unpaid for",
        request.lower,
    )
    if "overdue" not in slots:
        return
    if late is None:
        slots.pop("overdue")
    else:
        slots.pop("period", None)


_THE_REST = Pattern(r"[，,。].*(?:剩|余款|其余|尾款)|[,.;].*\b(?:rest|remain\w*|balance)\b", re.I)


def _payment(request: Request, slots: Slots) -> None:
    """ "Orion paid 9000 on Friday": a plain number right after the verb is what was paid."""
    at = str(slots.get("at") or "")
    if at > request.context.today.isoformat() and _THE_REST.search(request.plain):
        slots.pop("at")  # when the rest is to come; money said to come itself is refused
    if "amount" not in slots and (said := paid(request)) is not None:
        slots["amount"] = said


def _expense(request: Request, slots: Slots) -> None:
    """ "Spent 340 on lunch": a plain number right after the verb is what was spent."""
    if "amount" not in slots and (said := spent(request)) is not None:
        slots["amount"] = said


def _updated(request: Request, slots: Slots) -> None:
    """The new value where only its column's own words say it: "came by referral, fix the source"."""
    field = slots.get("field")
    if "value" not in slots and field in ("source", "industry", "region"):
        said = facet_said(str(field), request)
        if said is not None:
            slots["value"] = said


def _lost(request: Request, slots: Slots) -> None:
    """Whoever took it is no deal: 三期丢了，被华新抢了 is of the one that was spoken of."""
    deal, rival = slots.get("deal"), str(slots.get("competitor") or "\0")
    if not isinstance(deal, Mention) or deal.candidates or deal.text not in rival:
        return
    slots.pop("deal")
    if focused := request.context.memory.focus.get("deal"):
        slots["deal"] = known(focused)


_PEOPLE = Pattern(r"联系人|对接人|联络人|\b(?:contacts|contact (?:people|persons))\b", re.I)


def _contacts(request: Request, slots: Slots) -> None:
    """Who works at a customer that is named is nobody in particular: they are offered."""
    if request.named("customer") and not request.named("contact") and _PEOPLE.search(request.plain):
        slots.pop("contact", None)


_CALLED = Pattern(r"叫做?([^，,。?？\s]{2,14}?)的?(?:客户|公司)?(?:吗|没有)?[\s。?？]*$")


def _called(request: Request, slots: Slots) -> None:
    """ "Is there a customer called …" names one, whoever else is or is not called so."""
    if "customer" not in slots and (said := _CALLED.search(request.text)):
        slots["customer"] = Mention(kind="customer", text=said[1])


SPECIAL: dict[str, Callable[[Request, Slots], None]] = {
    "merge_customers": fill_merge,
    "hand_over": _hand_over,
    "list_deals": fill_deal_list,
    "create_task": _new_task,
    "update_deal": _deal,
    "reschedule_task": fill_due_moved,
    "record_referral": fill_referrer,
    "create_deal": _deal_stage,
    "set_target": fill_target,
    "list_customers": _customer_list,
    "assign_customer": _assign,
    "win_deal": _win,
    "lose_deal": _lost,
    "show_contact": _contacts,
    "show_customer": _called,
    "list_tasks": _tasks,
    "list_tickets": _tickets,
    "list_receivables": _receivables,
    "record_payment": _payment,
    "log_activity": fill_activity_time,
    "log_expense": _expense,
    "update_customer": _updated,
    "query_metric": fill_metric,
    "show_funnel": fill_metric,
    "show_forecast": fill_metric,
    "show_audit": fill_audit,
}
