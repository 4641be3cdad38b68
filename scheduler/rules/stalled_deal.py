"""stalled_deal: a deal that has been still for as long as its stage allows goes to its owner."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from pydantic import Field

from crm_store.models import Deal
from crm_store.repositories.stalled import still_deals
from intents.buttons import ask
from intents.context import Context, ref
from intents.format import money, stage
from intents.reply import Button, Reply, Text
from scheduler.rule import Finding, Look, Rule, Settings

DAY = timedelta(days=1)
USUAL: Mapping[str, int] = MappingProxyType(
    {"qualification": 21, "needs": 21, "proposal": 14, "negotiation": 10}
)


class StalledSettings(Settings):
    """How long a deal may be still."""

    days: int = Field(
        14, ge=1, le=365, description="多少天没有进展 | so many days without progress"
    )
    by_stage: dict[str, int] = Field(
        default_factory=lambda: dict(USUAL),
        description="各阶段的天数 | so many days for a stage",
    )


def find(look: Look[StalledSettings]) -> Iterator[Finding]:
    """Open deals whose time is up on that day, stage by stage."""
    for key in look.store.workspace.stages.keys("open"):
        days = look.settings.by_stage.get(key, look.settings.days)
        since, until = (moment - days * DAY for moment in (look.start, look.end))
        for deal in still_deals(look.store, key, since, until, look.end):
            yield Finding(
                key=f"stalled_deal:{deal.id}:{key}:{deal.since:%Y-%m-%d}",
                reason=(f"商机 {days} 天没有进展", f"nothing moved for {days} days"),
                user_id=deal.owner_id,
                customer_id=deal.customer_id,
                subject=("deal", deal.id),
                facts={"since": deal.since.isoformat(), "stage": key},
            )


def compose(finding: Finding, context: Context) -> Reply | None:
    """Where it stands and what to do; None where it moved meanwhile."""
    _kind, key = finding.subject or ("", 0)
    deal = context.store.deals.get(key)
    if deal is None or deal.stage != finding.facts["stage"]:
        return None
    customer = context.store.customers.get(deal.customer_id or 0)
    of = f"（{customer.name}）" if customer else ""
    of_english = f" ({customer.name})" if customer else ""
    name = stage(context.store, deal.stage)
    since = context.local(datetime.fromisoformat(str(finding.facts["since"])))
    days = (context.today - since.date()).days
    worth = money(deal.amount, deal.currency) if deal.amount else ""
    worth = f" · {worth}" if worth else ""
    text = context.say(
        f"⏳ 商机“{deal.name}”{of}在“{name}”停了 {days} 天{worth}。\n"
        "建议：今天联系一次，推进、改期，或者放手。",
        f"⏳ The deal “{deal.name}”{of_english} has stood in {name} for {days} days{worth}.\n"
        "Next: get in touch today; move it on, change its date, or let it go.",
    )
    focus = (ref(deal), ref(customer)) if customer else (ref(deal),)
    return Reply(blocks=(Text(text=text),), buttons=tuple(_buttons(deal, context)), focus=focus)


def _buttons(deal: Deal, context: Context) -> Iterator[Button]:
    keys = context.store.workspace.stages.keys("open")
    for following in keys[keys.index(deal.stage) + 1 :][:1]:
        label = context.say("推到", "Move to ") + stage(context.store, following)
        yield ask(label, "update_deal", deal=ref(deal), stage=following)
    title = context.say(f"跟进商机：{deal.name}", f"Follow up on {deal.name}")
    yield ask(context.say("建待办", "Add a to-do"), "create_task", title=title,
              due=context.today.isoformat())  # fmt: skip
    yield ask(context.say("看商机", "Show the deal"), "show_deal", deal=ref(deal))
    yield ask(context.say("输单", "Lost"), "lose_deal", deal=ref(deal))


stalled_deal = Rule(
    "stalled_deal",
    "stalled_deal",
    ("停滞商机", "stalled deals"),
    (
        "商机在一个阶段停得太久时提醒负责人",
        "tells the owner of a deal that has stood in its stage for too long",
    ),
    "staff",
    StalledSettings,
    find,
    compose,
    rank=50,
)
