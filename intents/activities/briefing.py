"""A briefing: who a customer is, what is open, what was promised, how they feel, what to ask."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from crm_store.models import Activity, Customer
from crm_store.repositories.overview import Overview, overview
from intents.activities.questions_to_ask import questions_to_ask
from intents.activities.said_before import Said, Topic, said_about
from intents.context import Context, ref
from intents.customers.card import birthday, owner_name, satisfaction, short
from intents.format import day, moment, money, stage, word
from intents.reply import Fields

NOTES = 80
"""Notes that are looked through, the latest first."""
SHOWN = 3
PEOPLE = 5
LATELY = timedelta(days=120)
PROMISED = timedelta(days=365)


@dataclass(frozen=True)
class Known:
    """What a briefing is made of."""

    customer: Customer
    seen: Overview
    notes: Sequence[Activity]
    ahead: Sequence[Activity]

    def said(self, topic: Topic, context: Context, within: timedelta) -> list[Said]:
        """The latest sentences about a topic."""
        since = context.now - within
        return [one for one in said_about(topic, self.notes) if one.at >= since]


def known_of(customer: Customer, context: Context) -> Known:
    """All that there is about a customer that the actor was found to see."""
    store = context.store
    activities = store.activities
    at = activities.at(customer)
    past = at.where(Activity.at <= context.now).order_by(Activity.at.desc(), Activity.id.desc())
    ahead = at.where(Activity.at > context.now).order_by(Activity.at, Activity.id)
    seen = overview(store, customer, context.now)
    return Known(customer, seen, activities.first(past, NOTES), activities.first(ahead, SHOWN))


def briefing(customer: Customer, context: Context) -> Fields:
    """The briefing as one card; what there is nothing of is left out."""
    known = known_of(customer, context)
    say = context.say
    lines = {
        say("客户", "Who"): [_who(known, context)],
        say("联系人", "People"): list(_people(known, context)),
        say("值得记得", "Good to know"): _personal(known, context),
        say("进行中的商机", "Open deals"): list(_deals(known, context)),
        say("卡点", "In the way"): _sentences(known.said("blocks", context, LATELY), context),
        say("承诺", "Promises"): list(_promises(known, context)),
        say("未解决的工单", "Open tickets"): list(_tickets(known, context)),
        say("回款", "Payments"): list(_payments(known, context)),
        say("情绪", "Mood"): list(_mood(known, context)),
        say("最近", "Lately"): list(_lately(known, context)),
        say("下一步", "Next steps"): list(_next(known, context)),
        say("可以问", "What to ask"): questions_to_ask(
            customer,
            known.seen,
            known.said("promises", context, PROMISED),
            known.said("wants", context, LATELY),
            context,
        ),
    }
    fields = tuple((label, "\n".join(texts)) for label, texts in lines.items() if texts)
    title = say(f"{customer.name} · 会前简报", f"Briefing: {customer.name}")
    return Fields(title=title, fields=fields, record=ref(customer))


def _who(known: Known, context: Context) -> str:
    one = known.customer
    owner = context.say("负责人 ", "owner ") + owner_name(one, context)
    level = one.level and context.say(f"{one.level} 级", f"level {one.level}")
    born = birthday(one.birthday, context)
    parts = (word(one.kind, context.actor), one.industry, one.region, level, born, owner)
    return " · ".join(part for part in parts if part)


def _people(known: Known, context: Context) -> Iterator[str]:
    for one in known.seen.contacts[:PEOPLE]:
        born = birthday(one.birthday, context)
        parts = (one.name, one.title, born and context.say(f"生日 {born}", f"birthday {born}"))
        yield " · ".join(part for part in parts if part)
    more = len(known.seen.contacts) - PEOPLE
    if more > 0:
        yield context.say(f"……另有 {more} 人", f"… and {more} more")


def _personal(known: Known, context: Context) -> list[str]:
    """What people of theirs like, cannot eat, and have told of their families."""
    told = [*known.said("likes", context, PROMISED), *known.said("personal", context, PROMISED)]
    latest = sorted(told, key=lambda one: one.at, reverse=True)
    texts = dict.fromkeys(one.text.rstrip(" ;；,，") for one in latest)
    return [str(short(text)) for text in texts][:SHOWN]


def _deals(known: Known, context: Context) -> Iterator[str]:
    for deal in known.seen.deals[:SHOWN]:
        days = (context.now - deal.stage_since).days
        held = context.say(f"停留 {days} 天", f"for {days} days")
        parts = [
            deal.name,
            money(deal.amount, deal.currency),
            stage(context.store, deal.stage),
            held,
        ]
        if deal.close_date is not None:
            late = (
                context.say("（已过期）", " (overdue)") if deal.close_date < context.today else ""
            )
            close = day(deal.close_date, context.actor) + late
            parts.append(context.say(f"预计 {close} 成交", f"closes {close}"))
        if deal.competitor:
            parts.append(context.say(f"对手 {deal.competitor}", f"against {deal.competitor}"))
        yield " · ".join(parts)


def _promises(known: Known, context: Context) -> Iterator[str]:
    for one in known.said("promises", context, PROMISED)[:SHOWN]:
        whose = (
            context.say("对方承诺", "they promised")
            if one.theirs
            else context.say(f"我们（{one.user}）", f"we ({one.user})")
        )
        yield f"{moment(one.at, context.actor, time=False)} · {whose}: {short(one.text)}"


def _sentences(said: Sequence[Said], context: Context) -> list[str]:
    return [
        f"{moment(one.at, context.actor, time=False)}: {short(one.text)}" for one in said[:SHOWN]
    ]


def _tickets(known: Known, context: Context) -> Iterator[str]:
    for one in known.seen.tickets[:SHOWN]:
        days = (context.now - one.opened_at).days
        since = context.say(f"已 {days} 天", f"{days} day{'' if days == 1 else 's'} old")
        kind = f"{word(one.kind, context.actor)}, {word(one.priority, context.actor)}"
        yield f"{one.number} · {short(one.subject)} · {kind} · {since}"


def _payments(known: Known, context: Context) -> Iterator[str]:
    for one in known.seen.payments[:SHOWN]:
        left = money(one.amount - (one.paid_amount or 0), one.contract.currency)
        due = day(one.due, context.actor)
        late = (context.today - one.due).days
        if late > 0:
            yield context.say(
                f"{left} 已逾期 {late} 天（{due}）", f"{left} overdue by {late} days ({due})"
            )
        else:
            yield context.say(f"{left}，{due} 到期", f"{left} due {due}")


def _mood(known: Known, context: Context) -> Iterator[str]:
    rated = satisfaction(known.customer, context)
    unhappy = known.said("unhappy", context, LATELY)
    happy = known.said("happy", context, LATELY)
    complaints = sum(one.kind == "complaint" for one in known.seen.tickets)
    if not (rated or unhappy or happy or complaints):
        return
    word_ = context.say("平稳", "even")
    worse = len(unhappy) + complaints - len(happy)
    if worse:
        word_ = context.say("不太高兴", "not happy") if worse > 0 else context.say("不错", "good")
    yield word_ + (context.say(f"，满意度 {rated}", f", rated {rated}") if rated else "")
    yield from _sentences((unhappy or happy)[:1], context)


def _lately(known: Known, context: Context) -> Iterator[str]:
    for one in known.notes[:1]:
        kind = word(one.kind, context.actor)
        by = f" · {one.user.name}" if one.user else ""
        when = moment(one.at, context.actor, time=False)
        yield f"{when} · {kind}{by}: {short(one.summary) or '—'}"


def _next(known: Known, context: Context) -> Iterator[str]:
    for one in known.ahead:
        what = short(one.summary) or word(one.kind, context.actor)
        yield f"{moment(one.at, context.actor)} · {what}"
    for task in known.seen.tasks[:SHOWN]:
        due = day(context.local(task.due).date(), context.actor) if task.due else ""
        who = task.assignee.name if task.assignee else ""
        yield " · ".join(part for part in ("☐ " + task.title, due, who) if part)
