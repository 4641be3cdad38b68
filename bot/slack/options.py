"""The entries of a search menu: records of the kind that its field wants, in the person's scope."""

from typing import Any

from bot.slack.blocks import Json
from bot.slack.channel import SlackChannel
from bot.slack.forms import context_of
from bot.slack.modal import about_of, option
from crm_store.repositories.record_search import search_records
from intents.catalogue import INTENTS

MOST = 50


async def on_options(slack: SlackChannel, body: dict[str, Any]) -> list[Json]:
    """A `block_suggestion` payload: what the words typed so far may mean."""
    account = str((body.get("user") or {}).get("id") or "")
    intent = INTENTS.get(str(about_of(body.get("view") or {}).get("intent") or ""))
    name = body.get("block_id")
    kind = next((spec.type for spec in intent.specs if spec.name == name), "") if intent else ""
    if not account or not kind or not await slack.people.known(account):
        return []
    return await slack.run(_entries, slack, account, kind, str(body.get("value") or ""))


def _entries(slack: SlackChannel, account: str, kind: str, words: str) -> list[Json]:
    with slack.app.database.reading() as session:
        store = context_of(slack, session, account, None).store
        if kind not in store.by_kind:
            return []
        found = search_records(store, kind, words, MOST)
    return [option(key, kind, name) for key, name in found if name]
