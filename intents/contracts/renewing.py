"""What to say of a contract that is to be renewed: who spoke with the customer, what to do next."""

from datetime import timedelta

from crm_store.models import Contract, Deal
from intents.context import Context

SILENCE = timedelta(days=30)
SOON = 7
STEPS = (
    (30, ("建议：今天就联系客户，把续约报价发过去。",
          "Next: call them today, and send the offer for the renewal.")),
    (60, ("建议：约客户回顾服务情况，问清明年的需要。",
          "Next: review the service with them; ask what they need next.")),
)  # fmt: skip
"""What to do while there is no deal, by the most days left."""
LATER = ("建议：先看看服务和回款情况，定续约方案。",
         "Next: look at service and payments, and plan the offer.")  # fmt: skip


def nobody_spoke_since(contract: Contract, context: Context) -> str:
    """That nothing was done about it yet, and when somebody last spoke with the customer."""
    since = context.now - SILENCE
    activities = context.store.activities
    lately = activities.between(since, context.now, customer_id=contract.customer_id)
    talks = activities.count(lately)
    if talks:
        return context.say(
            f"还没有续约商机；近 {SILENCE.days} 天联系过 {talks} 次。",
            f"No deal about it yet; {talks} talk{'' if talks == 1 else 's'} in the last "
            f"{SILENCE.days} days.",
        )
    return context.say(
        f"还没有续约商机，近 {SILENCE.days} 天也没有联系过。",
        f"No deal about it yet, and nobody spoke with them in the last {SILENCE.days} days.",
    )


def what_to_do(contract: Contract, deal: Deal | None, context: Context) -> str:
    """The next step, by how much time is left and whether a deal is open."""
    assert contract.end is not None
    days = (contract.end - context.today).days
    if days <= SOON:
        return context.say("建议：这周定下来，续签，或者和客户确认不续。",
                           "Next: settle it this week, renewed or not.")  # fmt: skip
    if deal is not None:
        return context.say("建议：确认报价和签字时间。",
                           "Next: agree on the price and on when they sign.")  # fmt: skip
    return context.say(*next((words for most, words in STEPS if days <= most), LATER))
