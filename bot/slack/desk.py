"""The threads of handed-over customers: what is written there stays among colleagues, unless it is
an answer (`>>`, or the button), and whoever ends it gives the customer back to the bot."""

import re
from datetime import datetime
from typing import Any

from bot.channel import Answered, AnyEvent, HandedBack, Inbound
from bot.clean import clean
from bot.slack.blocks import Json, plain
from bot.slack.buttons import HANDOVER
from bot.slack.channel import SlackChannel, sender
from bot.slack.desk_place import closed_by
from bot.slack.escape import moment
from bot.slack.handover import Written
from bot.slack.limits import INPUT, INPUT_LABEL, VIEW_TITLE
from bot.slack.modal import VALUE, about_of, packed
from bot.slack.places import CHANNEL, Place, place_of
from crm_store import inbox
from crm_store.actors import system_actor
from crm_store.models import Handover
from crm_store.repositories.handovers import DESK, Handovers
from crm_store.scope import Language
from intents.service.desk_notices import ANSWER, BACK

TO_CUSTOMER = re.compile(r"\s*(?:>>|》》|＞＞|››|»)\s*(.*)", re.S)
SEND_WORDS = re.compile(
    r"\s*(?:(?:发给|回复|答复|告诉|转告)(?:客户|对方)|"
    r"(?:tell|answer|(?:reply|send|say|write) to) (?:the )?(?:customer|client))\s*[:：]\s*(.*)",
    re.I | re.S,
)
"""The same, said to the bot by its name."""
BACK_WORDS = re.compile(
    r"\s*(?:(?:give (?:it|them|her|him) )?back to the bot|"
    r"(?:交还|交回|转回|还给)给?机器人)\s*[.。!！]?\s*",
    re.I,
)  # fmt: skip
FIELD = "answer"
OVER = (
    "这次转接已经结束了，没有发出去。客户再转人工时会开新的话题。",
    "This is over; nothing was sent. A new thread opens when the customer asks again.",
)
STAYS = (
    "已经发给客户的内容改不了；要更正请再发一条，以 &gt;&gt; 开头。",
    "What was sent to the customer stays as it was. Send another &gt;&gt; to correct it.",
)
STAYS_DELETED = (
    "客户已经收到了，删掉这里的消息收不回来。",
    "The customer has got it; deleting the message here does not take it back.",
)
NOTHING_TO_SEND = (
    "没有内容可发：在 &gt;&gt; 后面写上要发给客户的话，或者附上文件。",
    "There is nothing to send: write what the customer is to get after &gt;&gt;, or add a file.",
)


class Desk:
    """The hand-over's side of the Slack channel."""

    def __init__(self, slack: SlackChannel) -> None:
        self._slack = slack

    async def takes(self, written: Written) -> bool:
        """A message in such a thread: an answer, "back to the bot", or a word among colleagues.

        One that names the bot and is neither is a question to it, like anywhere else.
        """
        handover = await self._of(written.place)
        if handover is None:
            return False
        answer = TO_CUSTOMER.fullmatch(written.text)
        if answer is None and written.named:
            answer = SEND_WORDS.fullmatch(written.text)
        if answer is not None:
            await self._answers(written, handover, clean(answer[1].strip()))
            return True
        if BACK_WORDS.fullmatch(written.text):
            await self._hand_back(written.account, written.place, handover)
            return True
        return not written.named

    async def _answers(self, written: Written, handover: Handover, text: str) -> None:
        """Send words and files to the customer."""
        if not text and not written.files:
            self._slack.later(self._slack.tell(written.account, written.place, NOTHING_TO_SEND))
            return
        event = Answered(handover=handover.id, text=text, files=written.files)
        await self._take(written.account, written.place, handover, event, written.key)

    async def changed(self, written: Written) -> bool:
        """An edit in such a thread: what the customer got stays as it was, and what becomes an
        answer by it is sent."""
        if await self._of(written.place) is None:
            return False
        if await self._slack.run(self._was_sent, written.key):
            told = STAYS if written.text else STAYS_DELETED
            self._slack.later(self._slack.tell(written.account, written.place, told))
            return True
        return not TO_CUSTOMER.fullmatch(written.text) or await self.takes(written)

    async def pressed(
        self, place: Place, account: str, action: dict[str, Any], trigger: str
    ) -> bool:
        """The buttons below what a customer wrote."""
        kind, _, what = str(action.get("action_id") or "").partition(":")
        if kind != HANDOVER:
            return False
        number = str(action.get("value") or "")
        handover = await self._slack.run(self._held, int(number)) if number.isdecimal() else None
        if handover is None or not await self._slack.welcome(account, place):
            return True
        place = place_of(handover.thread) if handover.thread else place
        if what == BACK:
            await self._hand_back(account, place, handover)
        elif handover.status == "closed":
            self._slack.later(self._told_over(account, place, handover))
        elif what == ANSWER:
            actor = await self._slack.people.actor(account)
            language = actor.language if actor else self._slack.app.defaults.language
            view = _view(handover, await self._slack.run(self._who, handover), language)
            await self._slack.web.views_open(trigger_id=trigger, view=view)
        return True

    async def submitted(self, account: str, view: dict[str, Any]) -> dict[str, str]:
        """The modal of an answer."""
        state = ((view.get("state") or {}).get("values") or {}).get(FIELD) or {}
        text = clean(str((state.get(VALUE) or {}).get("value") or "")).strip()
        number = about_of(view).get(HANDOVER)
        handover = await self._slack.run(self._held, number) if isinstance(number, int) else None
        if not text or handover is None:
            return {FIELD: "请写点什么 / Write something"} if not text else {}
        if handover.status == "closed":
            return {FIELD: f"{OVER[0]} / {OVER[1]}"[:INPUT_LABEL]}
        place = place_of(handover.thread or "")
        event = Answered(handover=handover.id, text=text)
        await self._take(account, place, handover, event, f"view:{view.get('id')}")
        return {}

    async def _hand_back(self, account: str, place: Place, handover: Handover) -> None:
        key = f"{DESK}{handover.id}:{BACK}"
        event = HandedBack(handover=handover.id)
        is_over = handover.status == "closed"
        if is_over or not await self._take(account, place, handover, event, key):
            self._slack.later(self._told_over(account, place, handover))

    async def _take(
        self, account: str, place: Place, handover: Handover, event: AnyEvent, key: str
    ) -> bool:
        """Store what a colleague does at the desk; whether it is new."""
        if not await self._slack.welcome(account, place):
            return True
        return await self._slack.take(
            Inbound(
                channel=CHANNEL,
                key=key,
                conversation=f"{DESK}{handover.id}",
                sender=sender(account),
                event=event,
            )
        )

    async def _told_over(self, account: str, place: Place, handover: Handover) -> None:
        """Say who ended it, and when."""
        who = await self._slack.run(self._closed_by, handover.id)
        if who is None:
            return await self._slack.tell(account, place, OVER)
        by, at = f"<@{who[0]}>", moment(who[1], self._slack.app.defaults.timezone)
        said = (f"这里已经由 {by} 结束了（{at}）。", f"{by} ended this already ({at}).")
        return await self._slack.tell(account, place, said)

    async def _of(self, place: Place) -> Handover | None:
        """Who is quick may answer before the message that opened the thread is noted as sent."""
        await self._slack.client.opened(place.channel)
        return await self._slack.run(self._of_thread, place.conversation)

    def _of_thread(self, thread: str) -> Handover | None:
        anybody = system_actor(self._slack.app.defaults)
        with self._slack.app.database.reading() as session:
            return Handovers(session, anybody).of_thread(thread)

    def _was_sent(self, key: str) -> bool:
        with self._slack.app.database.reading() as session:
            return inbox.find(session, CHANNEL, key) is not None

    def _held(self, number: int) -> Handover | None:
        with self._slack.app.database.reading() as session:
            return session.get(Handover, number)

    def _who(self, handover: Handover) -> str:
        with self._slack.app.database.reading() as session:
            return Handovers(session, system_actor(self._slack.app.defaults)).whose(handover)

    def _closed_by(self, number: int) -> tuple[str, datetime] | None:
        with self._slack.app.database.reading() as session:
            return closed_by(session, number)


def _view(handover: Handover, who: str, language: Language) -> Json:
    """The modal in which an answer is written."""
    zh = language == "zh"
    text: Json = {
        "type": "plain_text_input", "action_id": VALUE, "multiline": True, "max_length": INPUT,
    }  # fmt: skip
    return {
        "type": "modal",
        "callback_id": HANDOVER,
        "title": plain("回复客户" if zh else "Reply", VIEW_TITLE),
        "submit": plain("发送" if zh else "Send", VIEW_TITLE),
        "close": plain("取消" if zh else "Cancel", VIEW_TITLE),
        "private_metadata": packed({HANDOVER: handover.id}),
        "blocks": [
            {
                "type": "input",
                "block_id": FIELD,
                "label": plain(f"发给 {who}" if zh else f"To {who}", INPUT_LABEL),
                "element": text,
            }
        ],
    }
