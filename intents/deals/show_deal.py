"""show_deal: one opportunity and the history of its stages."""

from collections.abc import Iterator

from crm_store.models import Customer, Deal
from crm_store.repositories.overview import open_tasks
from intents.buttons import ask
from intents.context import Context, RecordGoneError, ref
from intents.customers.card import activities_table, tasks_table
from intents.deals.alike import alike_table
from intents.deals.closing import outcome_of
from intents.deals.deal_card import deal_fields, stage_table
from intents.format import stage
from intents.intent import STAFF, Effect, Intent
from intents.reply import AnyBlock, Button, Reply
from intents.slots import DealSlot, Slots

LATEST = 5


class ShowDeal(Slots):
    """Which deal."""

    deal: DealSlot


def handle(slots: ShowDeal, context: Context) -> Reply:
    """The card; the deal and its customer come into focus."""
    deal = context.store.deals.with_people(slots.deal.id)
    if deal is None:
        raise RecordGoneError(slots.deal)
    customer = context.store.customers.get(deal.customer_id) if deal.customer_id else None
    return Reply(
        blocks=tuple(_blocks(deal, customer, context)),
        buttons=tuple(_next_steps(deal, context)),
        focus=(ref(deal), *([ref(customer)] if customer else [])),
    )


def _blocks(deal: Deal, customer: Customer | None, context: Context) -> Iterator[AnyBlock]:
    store = context.store
    yield deal_fields(deal, customer.name if customer else None, context)
    yield stage_table(deal, store.deals.history(deal.id), context)
    activities = store.activities.of_deal(deal.id, context.now, LATEST)
    if activities:
        yield activities_table(activities, context)
    tasks = open_tasks(store, customer) if customer else ()
    if tasks:
        yield tasks_table(tasks, context)
    alike = alike_table(deal, customer, context) if outcome_of(deal, context) == "open" else None
    if alike is not None:
        yield alike


def _next_steps(deal: Deal, context: Context) -> Iterator[Button]:
    if outcome_of(deal, context) != "open":
        return
    stages = context.store.workspace.stages
    keys = stages.keys("open")
    following = keys[keys.index(deal.stage) + 1 :]
    if following:
        name = stage(context.store, following[0])
        label = context.say(f"推到{name}", f"Move to {name}")
        yield ask(label, "update_deal", deal=ref(deal), stage=following[0])
    yield ask(context.say("赢单", "Won"), "win_deal", deal=ref(deal))
    yield ask(context.say("输单", "Lost"), "lose_deal", deal=ref(deal))


show_deal = Intent(
    "show_deal",
    STAFF,
    ShowDeal,
    Effect.READ,
    ("看一个商机和它的阶段历史", "show a deal and its stages so far"),
    handle,
)
