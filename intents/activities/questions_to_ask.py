"""What to ask at a meeting: what is due, late, unsolved or near."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from crm_store.models import Customer
from crm_store.repositories.overview import Overview
from intents.activities.said_before import Said
from intents.context import Context
from intents.contracts.wording import is_over
from intents.customers.card import short
from intents.format import day, money

MOST = 4
RENEWED_WITHIN = timedelta(days=90)
BIRTHDAY_DAYS = 14
SILENCE = timedelta(days=45)


def questions_to_ask(
    customer: Customer,
    seen: Overview,
    promises: Sequence[Said],
    wants: Sequence[Said],
    context: Context,
) -> list[str]:
    """The few things that matter most, the most awkward first."""
    found = (
        *_tickets(seen, context), *_promises(promises, context), *_payments(seen, context),
        *_deals(seen, context), *_contracts(seen, context), *_people(seen, context),
        *_wants(wants, context), *_silence(seen, context),
    )  # fmt: skip
    return [f"• {text}" for text in found[:MOST]]


def _tickets(seen: Overview, context: Context) -> Iterator[str]:
    for one in seen.tickets[:1]:
        yield context.say(
            f"{one.number} 处理得怎么样，他们满意吗？",
            f"Is {one.number} being solved as they need?",
        )


def _promises(promises: Sequence[Said], context: Context) -> Iterator[str]:
    for one in [one for one in promises if not one.theirs][:1]:
        yield context.say(
            f"先说明这件事的进展：{short(one.text)}",
            f"Tell them where this stands: {short(one.text)}",
        )


def _payments(seen: Overview, context: Context) -> Iterator[str]:
    late = [one for one in seen.payments if one.due < context.today]
    for one in late[:1]:
        left = money(one.amount - (one.paid_amount or 0), one.contract.currency)
        yield context.say(f"逾期的 {left} 什么时候付？", f"When will the overdue {left} be paid?")


def _deals(seen: Overview, context: Context) -> Iterator[str]:
    for deal in seen.deals[:1]:
        if deal.close_date is not None and deal.close_date < context.today:
            yield context.say(
                f"{deal.name} 原定 {day(deal.close_date, context.actor)}，现在什么时候能定？",
                f"{deal.name} was to close {day(deal.close_date, context.actor)}: when now?",
            )
        else:
            yield context.say(
                f"{deal.name} 还差谁点头，还缺什么？",
                f"{deal.name}: who decides, and what is missing?",
            )


def _contracts(seen: Overview, context: Context) -> Iterator[str]:
    for one in seen.contracts[:1]:
        if one.end is None or one.end - context.today > RENEWED_WITHIN:
            continue
        ends = day(one.end, context.actor)
        if is_over(one, context):
            yield context.say(
                f"合同 {one.number} 已于 {ends} 到期，还没续：续签吗？",
                f"Contract {one.number} ended on {ends} and was not renewed: will they?",
            )
        else:
            yield context.say(
                f"合同 {one.number} {ends} 到期，续签吗？",
                f"Contract {one.number} ends {ends}: will they renew?",
            )


def _people(seen: Overview, context: Context) -> Iterator[str]:
    for one in seen.contacts:
        if one.birthday is None:
            continue
        days = (_this_year(one.birthday.month, one.birthday.day, context) - context.today).days
        if 0 <= days <= BIRTHDAY_DAYS:
            yield context.say(f"{one.name} 快过生日了，道声祝贺。", f"Congratulate {one.name}.")
            return


def _this_year(month: int, number: int, context: Context) -> date:
    return date(context.today.year, month, min(number, 28) if month == 2 else number)


def _wants(wants: Sequence[Said], context: Context) -> Iterator[str]:
    for one in wants[:1]:
        yield context.say(
            f"之前提过“{short(one.text)}”，现在还需要吗？",
            f"They said: “{short(one.text)}” Is that still so?",
        )


def _silence(seen: Overview, context: Context) -> Iterator[str]:
    if not seen.activities or seen.activities[0].at < context.now - SILENCE:
        yield context.say(
            "最近有什么变化？（很久没联系了）", "What has changed? (It has been a while.)"
        )
