"""App Home: today's agenda, my deals, customers at risk, and what one can ask."""

from collections.abc import Iterator
from typing import Any

from bot.slack.blocks import Json, header, note, plain
from bot.slack.buttons import NEW, words_button
from bot.slack.channel import SlackChannel
from bot.slack.failures import TROUBLE
from bot.slack.forms import NEW_RECORDS, context_of
from bot.slack.limits import BLOCKS_OF_A_VIEW, BUTTON_LABEL
from bot.slack.render import blocks_of, size
from bot.web.suggestions import questions
from intents.buttons import mention
from intents.call import Call
from intents.catalogue import INTENTS
from intents.context import Context, RecordGoneError, RefusedError, ref
from intents.dispatch import perform, prepare
from intents.outcome import Outcome
from intents.reply import Reply

ROOM = 12_000
QUIET_DAYS = 30
LABELS = {
    "create_customer": ("新客户", "Customer"), "create_contact": ("新联系人", "Contact"),
    "create_deal": ("新商机", "Deal"), "log_activity": ("记跟进", "Activity"),
    "create_task": ("新待办", "To-do"), "open_ticket": ("新工单", "Ticket"),
}  # fmt: skip
"""The new records by name, as short as a button wants it."""
MOST_OF_A_SECTION = 24


async def show_home(slack: SlackChannel, account: str) -> None:
    """Publish somebody's Home; a stranger's says whom to ask."""
    if await slack.people.known(account):
        blocks = await slack.run(_home, slack, account)
    else:
        blocks = [note(await slack.people.turned_away(account))]
    await slack.web.views_publish(user_id=account, view={"type": "home", "blocks": blocks})


async def suggest(slack: SlackChannel, account: str, channel: str, thread: str | None) -> None:
    """Show at most four things to say where a DM is opened."""
    if not await slack.people.known(account):
        return
    prompts = await slack.run(_prompts, slack, account)
    try:
        await slack.web.assistant_threads_setSuggestedPrompts(
            channel_id=channel, thread_ts=thread, prompts=prompts
        )
    except TROUBLE:
        return  # this workspace has no agent experience


def _prompts(slack: SlackChannel, account: str) -> list[dict[str, str]]:
    with slack.app.database.reading() as session:
        words = questions(context_of(slack, session, account, None).store)[:4]
    return [{"title": one[:BUTTON_LABEL], "message": one} for one in words]


def _home(slack: SlackChannel, account: str) -> list[Json]:
    with slack.app.database.reading() as session:
        context = context_of(slack, session, account, None)
        sections = [list(_section(title, call, context)) for title, call in _calls(context)]
        asks = list(_asks(context))
    blocks: list[Json] = []
    for section in sections:
        for block in section[:MOST_OF_A_SECTION]:
            if sum(map(size, blocks)) + size(block) < ROOM:
                blocks.append(block)
        blocks.append({"type": "divider"})
    return [*blocks, *asks][:BLOCKS_OF_A_VIEW]


def _calls(context: Context) -> Iterator[tuple[str, Call]]:
    """What Home shows: an intent each, with its heading."""
    yield context.say("今天", "Today"), Call(intent="show_agenda")
    own = context.store.users.get(context.actor.user_id or 0)
    mine = {"owner": mention(ref(own))} if own is not None else {}
    yield context.say("我的商机", "My deals"), Call(intent="list_deals", slots={**mine})
    risks = INTENTS.get("list_churn_risks")
    title = context.say("需要关注的客户", "Customers at risk")
    if risks is not None and risks.handle is not None:
        yield title, Call(intent="list_churn_risks")
    else:
        quiet = {**mine, "inactive_days": QUIET_DAYS, "limit": 5}
        yield title, Call(intent="list_customers", slots=quiet)


def _section(title: str, call: Call, context: Context) -> Iterator[Json]:
    yield header(title)
    reply = _answer(call, context)
    for block in reply.blocks if reply is not None else ():
        yield from blocks_of(block, context.actor.language, tables=False)


def _answer(call: Call, context: Context) -> Reply | None:
    """What that call is answered; None where it cannot be now."""
    try:
        ready = prepare((call,), context)
        return ready.reply if isinstance(ready, Outcome) else perform(ready, context).reply
    except (RefusedError, RecordGoneError):
        return None


def _asks(context: Context) -> Iterator[Json]:
    """Things to say, and records to make, each at the press of a button."""
    yield header(context.say("可以问我", "What you can ask"))
    words = questions(context.store)
    yield {
        "type": "actions",
        "elements": [words_button(one, one, index) for index, one in enumerate(words)],
    }
    yield {"type": "actions", "elements": new_buttons(context)}


def new_buttons(context: Context) -> list[Json]:
    """A button for each kind of record that this person can make in a form."""
    return [
        {
            "type": "button",
            "action_id": f"{NEW}:{name}",
            "text": plain(context.say(*LABELS[name]), BUTTON_LABEL),
            "value": name,
        }
        for name in NEW_RECORDS
        if name in INTENTS and INTENTS[name].handle and INTENTS[name].allows(context.actor)
    ]


async def on_opened(slack: SlackChannel, event: dict[str, Any]) -> None:
    """An `app_home_opened` event: Home itself, or the DM with the bot."""
    account, channel = str(event.get("user") or ""), str(event.get("channel") or "")
    if account and event.get("tab") == "home":
        await show_home(slack, account)
    elif account and channel and event.get("tab") == "messages":
        await suggest(slack, account, channel, None)
