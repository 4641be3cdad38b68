"""churn: the owner is warned once of a customer whose risk of leaving rose into high."""

from collections.abc import Iterator
from datetime import timedelta

from crm_store.metrics.churn.counting import as_of, count_signals, these
from crm_store.metrics.churn.evidence import evidence
from crm_store.metrics.churn.model import model_of
from crm_store.metrics.churn.rising import risen
from crm_store.metrics.churn.risk import Risk, risk_of
from crm_store.metrics.churn.stake import at_stake
from crm_store.models import Contract, Customer
from intents.analytics.churn_words import acts, score_text, stake_text, what_to_do
from intents.buttons import ask
from intents.context import Context, ref
from intents.reply import Reply, Text
from scheduler.rule import Finding, Look, Rule, Settings

INSTANT = timedelta(microseconds=1)
REASONS, ADVICE = 3, 2


def find(look: Look[Settings]) -> Iterator[Finding]:
    """Customers whose risk rose into high."""
    for one in risen(look.store, look.day, look.end - INSTANT):
        yield Finding(
            key=f"churn:{one.customer_id}:{one.since}",
            reason=(
                f"流失风险升到 {one.score} 分（高）",
                f"the risk of leaving rose to {one.score}",
            ),
            user_id=one.owner_id,
            customer_id=one.customer_id,
            subject=("customer", one.customer_id),
            facts={"score": one.score},
        )


def compose(finding: Finding, context: Context) -> Reply | None:
    """Why, what is at stake and what to do; None where it is not high any more."""
    customer = context.store.customers.get(finding.customer_id or 0)
    if customer is None:
        return None
    when = as_of(context.store)
    signals = count_signals(context.store, these(customer.id), when).get(customer.id)
    risk = risk_of(signals, model_of(context.store)) if signals is not None else None
    if risk is None or risk.level != "high":
        return None
    contract = next(iter(evidence(context.store, "contract_end", customer.id, when)), None)
    running = contract if isinstance(contract, Contract) else None
    why = ask(context.say("依据", "What speaks for it"), "explain_churn", customer=ref(customer))
    return Reply(
        blocks=(Text(text=_told(customer, risk, context)),),
        buttons=(*acts(customer, risk, running, context), why),
        focus=(ref(customer),),
    )


def _told(customer: Customer, risk: Risk, context: Context) -> str:
    stake = stake_text(at_stake(context.store, [customer.id], risk.signals.as_of)[customer.id])
    language = context.actor.language
    reasons = [one.factor.reason(risk.signals, language) for one in risk.reasons[:REASONS]]
    advice = context.say("；", "; ").join(what_to_do(risk, context, ADVICE))
    head = context.say(
        f"⚠ {customer.name} 可能要流失（{score_text(risk, context)}），涉及 {stake}：",
        f"⚠ {customer.name} may leave ({score_text(risk, context)}), at stake {stake}:",
    )
    last = context.say(f"建议：{advice}。", f"Next: {advice}.")
    return "\n".join((head, *(f"• {one}" for one in reasons), last))


churn = Rule(
    "churn",
    "churn",
    ("流失预警", "churn warnings"),
    ("客户的流失风险升到高时提醒负责人", "warns the owner when a customer's risk rises to high"),
    "staff",
    Settings,
    find,
    compose,
    rank=75,
)
