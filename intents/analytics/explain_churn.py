"""explain_churn: why a customer may leave, what speaks for it, and what to do."""

from collections.abc import Iterator
from datetime import date

from crm_store.metrics.churn.counting import as_of, count_signals, these
from crm_store.metrics.churn.evidence import evidence, words_for
from crm_store.metrics.churn.model import model_of
from crm_store.metrics.churn.risk import Reason, Risk, risk_of
from crm_store.metrics.churn.signals import AsOf, Signals
from crm_store.metrics.churn.stake import at_stake
from crm_store.models import Contract, Customer, Record
from intents.analytics.churn_words import acts, score_text, stake_text, told, what_to_do
from intents.buttons import ask
from intents.call import RecordRef
from intents.context import Context, ref
from intents.format import EMPTY, moment
from intents.intent import STAFF, Effect, Intent
from intents.reply import AnyBlock, Fields, Reply, Table, Text
from intents.slots import CustomerSlot, Slots


class ExplainChurn(Slots):
    """Which customer."""

    customer: CustomerSlot


def handle(slots: ExplainChurn, context: Context) -> Reply:
    """The score, each reason with the records that speak for it, and buttons that act."""
    customer = context.load(Customer, slots.customer)
    when = as_of(context.store)
    signals = count_signals(context.store, these(customer.id), when).get(customer.id, Signals(when))
    risk = risk_of(signals, model_of(context.store))
    if risk is None:
        return _unknown(customer, signals, context)
    contract = next(iter(_of_contract(context, customer, when)), None)
    return Reply(
        blocks=tuple(_blocks(customer, risk, when, context)),
        buttons=tuple(acts(customer, risk, contract, context)),
        focus=(ref(customer), *([ref(contract)] if contract else ())),
    )


def _of_contract(context: Context, customer: Customer, when: AsOf) -> list[Contract]:
    found = evidence(context.store, "contract_end", customer.id, when)
    found += evidence(context.store, "lapsed", customer.id, when)
    return [one for one in found if isinstance(one, Contract)]


def _blocks(customer: Customer, risk: Risk, when: AsOf, context: Context) -> Iterator[AnyBlock]:
    stake = at_stake(context.store, [customer.id], when)[customer.id]
    say = context.say
    fields = (
        (say("流失风险", "Risk of leaving"), score_text(risk, context)),
        (say("涉及金额", "At stake"), stake_text(stake)),
        (say("怎么算的", "Worked out by"), _method(risk, context)),
    )
    yield Fields(title=customer.name, fields=fields, record=ref(customer))
    if not risk.reasons:
        yield Text(text=say("没有发现流失迹象。", "There is no sign that they are leaving."))
        return
    yield _reasons(customer, risk, when, context)
    advice = "\n".join(f"{n}. {one}" for n, one in enumerate(what_to_do(risk, context), 1))
    yield Text(text=say("该做什么：", "What to do:") + "\n" + advice)


def _reasons(customer: Customer, risk: Risk, when: AsOf, context: Context) -> Table:
    found = [
        (one, evidence(context.store, one.factor.name, customer.id, when)) for one in risk.reasons
    ]
    headers = context.say("原因|分|依据", "Reason|Points|What speaks for it").split("|")
    return Table(
        headers=tuple(headers),
        rows=tuple(_row(reason, records, risk, context) for reason, records in found),
        numeric=(1,),
        records=tuple(_first(records) for _, records in found),
    )


def _row(reason: Reason, records: list[Record], risk: Risk, context: Context) -> tuple[str, ...]:
    why = reason.factor.reason(risk.signals, context.actor.language)
    words = [word.lower() for word in words_for(context.store, reason.factor.name)]
    spoken = context.say("；", "; ").join(told(one, words, context) for one in records) or EMPTY
    return why, f"+{reason.points}", spoken


def _first(records: list[Record]) -> RecordRef | None:
    """The record that the row leads to; one in the recycle bin leads nowhere."""
    return next((ref(one) for one in records if one.deleted_at is None), None)


def _method(risk: Risk, context: Context) -> str:
    model = model_of(context.store)
    if risk.by == "model" and model is not None:
        known = model.fitted
        return context.say(
            f"续约时离开的概率，由到期的 {known.outcomes} 份合同（{known.left} 份没续）训练并校准",
            f"a model fitted and calibrated on {known.outcomes} contracts that ended ({known.left} "
            "of them not renewed): the probability of leaving at renewal",
        )
    return context.say(
        "按公开的评分规则相加，不是概率", "a documented score, added up; it is no probability"
    )


def _unknown(customer: Customer, signals: Signals, context: Context) -> Reply:
    if signals.purchases and signals.long_gone:
        text = context.say(
            f"{customer.name} 看来早已离开：上次购买是 {_day(signals, context)}，两年多没有往来。"
            "这不是流失预警，而是要不要重新赢回的问题。",
            f"{customer.name} seems to have left long ago: the last purchase was on "
            f"{_day(signals, context)}, and nothing happened for two years. That is no warning but "
            "a question of winning them back.",
        )
    else:
        text = context.say(
            f"关于 {customer.name} 说不了流失风险：没有合同、订单，也没有赢单，还谈不上流失。",
            f"Nothing can be said of {customer.name}'s leaving: there is no contract, no order and "
            "no won deal, so there is nothing to leave yet.",
        )
    button = ask(context.say("完整档案", "Whole card"), "show_customer", customer=ref(customer))
    return Reply(blocks=(Text(text=text),), buttons=(button,), focus=(ref(customer),))


def _day(signals: Signals, context: Context) -> str | date:
    if signals.last_purchase is None:
        return EMPTY
    return moment(signals.last_purchase, context.actor, time=False)


explain_churn = Intent(
    "explain_churn",
    STAFF,
    ExplainChurn,
    Effect.READ,
    ("看客户为什么可能流失", "say why a customer may leave"),
    handle,
)
