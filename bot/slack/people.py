"""Slack accounts and colleagues: matched once by e-mail, and remembered as `slack_id`."""

import asyncio
import logging
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.bootstrap import App
from bot.slack.escape import escape
from bot.slack.failures import TROUBLE, code_of
from crm_store.actors import actor_of_user, system_actor
from crm_store.models import User
from crm_store.repositories.slack_accounts import SlackAccounts
from crm_store.scope import Actor
from crm_store.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

FRESH = 60.0
"""How long a colleague is known without looking; whether they still are, each turn looks itself."""
SECONDS = 2.0
"""How long Slack may take to say who somebody is; their message is delivered again after that."""

MOST_MENTIONED = 5
"""People whom one message mentions, of whom it is found out who they are."""


class People:
    """Knows who an account is."""

    def __init__(self, app: App, web: AsyncWebClient, team: str = "") -> None:
        self._app = app
        self._web = web
        self.team = team
        self._bots: set[str] = set()
        self._seen: dict[str, float] = {}
        self._users: dict[str, int] = {}

    async def known(self, account: str) -> bool:
        """Whether the account is a colleague's; one who comes for the first time is looked up.

        Raises one of TROUBLE where Slack cannot be asked.
        """
        if time.monotonic() < self._seen.get(account, 0.0):
            return True
        user = await asyncio.to_thread(self._key, account) or await self._matched(account)
        if user is not None:
            self._seen[account] = time.monotonic() + FRESH
            self._users[account] = user
        return user is not None

    async def actors(self, accounts: Iterable[str]) -> list[Actor] | None:
        """The colleagues of these accounts, bots left out; None where one is no colleague."""
        people = []
        for account in accounts:
            if not await self._is_bot(account):
                if not await self.known(account):
                    return None
                people.append(account)
        return await asyncio.to_thread(self._actors, people)

    async def actor(self, account: str) -> Actor | None:
        """The colleague of an account that was matched before."""
        found = await asyncio.to_thread(self._actors, [account])
        return found[0] if found else None

    async def user(self, account: str) -> int | None:
        """The key of the colleague of an account that was matched before."""
        return self._users.get(account) or await asyncio.to_thread(self._key, account)

    async def names(self, accounts: Sequence[str]) -> dict[str, str]:
        """What the CRM calls those of these accounts who are colleagues."""
        found: dict[str, str] = {}
        for account in accounts[:MOST_MENTIONED]:
            if await self.known(account) and (actor := await self.actor(account)):
                found[account] = actor.name
        return found

    async def name(self, account: str) -> str:
        """What a colleague is called; of others their name in Slack, else the account's id."""
        try:
            if await self.known(account) and (actor := await self.actor(account)):
                return actor.name
            profile = await self._profile(account)
        except TROUBLE:
            return account
        shown = profile.get("profile") or {}
        return str(shown.get("real_name") or profile.get("real_name") or account)

    async def turned_away(self, account: str) -> str:
        """What is said to somebody who is no colleague yet: whom to ask."""
        admins = await asyncio.to_thread(self._admins)
        names = [escape(name) for name in admins]
        zh, en = "、".join(names) or "管理员", ", ".join(names) or "your admin"
        return (
            f"我还不认识你。请{zh}把你的邮箱加到 Guanxi"
            "（guanxi user add 或 set 姓名 --email 邮箱），然后再说一次。\n"
            f"I do not know you yet. Ask {en} to add your e-mail address to Guanxi "
            "(guanxi user add or set NAME --email ADDRESS), then say it again."
        )

    async def _matched(self, account: str) -> int | None:
        email = _own_email(await self._profile(account), self.team)
        return await asyncio.to_thread(self._link, account, email) if email else None

    async def _is_bot(self, account: str) -> bool:
        if account in self._bots:
            return True
        if await asyncio.to_thread(self._key, account) is not None:
            return False
        if (await self._profile(account)).get("is_bot"):
            self._bots.add(account)
            return True
        return False

    async def _profile(self, account: str) -> dict[str, Any]:
        async with asyncio.timeout(SECONDS):
            try:
                answer = await self._web.users_info(user=account)
            except SlackApiError as error:
                if code_of(error) in ("user_not_found", "user_not_visible"):
                    return {}
                raise
        return dict(answer.get("user") or {})

    def _key(self, account: str) -> int | None:
        with self._app.database.reading() as session:
            user = SlackAccounts(session).of(account)
            return user.id if user is not None else None

    def _link(self, account: str, email: str) -> int | None:
        """Remember whose account it is; the colleague's key, if there is such a one."""
        actor = system_actor(self._app.defaults)
        now = datetime.now(UTC)
        with UnitOfWork(self._app.database, actor, now, intent="link_slack") as unit:
            user: User | None = SlackAccounts(unit.session).with_email(email)
            if user is not None:
                user.slack_id = account
            return user.id if user is not None else None

    def _actors(self, accounts: list[str]) -> list[Actor]:
        with self._app.database.reading() as session:
            users = SlackAccounts(session).of_all(accounts)
            defaults = self._app.defaults
            return [
                actor_of_user(session, users[account], defaults)
                for account in accounts
                if account in users
            ]

    def _admins(self) -> list[str]:
        with self._app.database.reading() as session:
            return SlackAccounts(session).admins()


def _own_email(profile: dict[str, Any], team: str) -> str:
    """The address of a member of this workspace: only that one is vouched for by it."""
    elsewhere = team and profile.get("team_id") not in (None, "", team)
    if profile.get("is_bot") or profile.get("deleted") or profile.get("is_stranger") or elsewhere:
        return ""
    return str((profile.get("profile") or {}).get("email") or "")
