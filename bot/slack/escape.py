"""Texts into Slack's markup and out of it: a name can hold neither a mention nor a link."""

import re
from collections.abc import Mapping
from datetime import datetime, tzinfo

_REFERENCE = re.compile(r"<([^<>]+)>")
_MARK = re.compile(r"(?<!\w)[*_~`](?=\S)|(?<=\S)[*_~`](?!\w)")
_OPENS = re.compile(r"<(?=[@#!A-Za-z])")
JOINER = "\N{WORD JOINER}"
"""Has no width; keeps what stands on its two sides from being read as one thing."""


def escape(text: str) -> str:
    """A text whose `&`, `<` and `>` mean nothing, so no mention, channel or link is made of it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def literal(text: str) -> str:
    """A text within mrkdwn, shown as it is: its stars and underscores format nothing."""
    return escape(_MARK.sub(lambda mark: f"{JOINER}{mark.group()}{JOINER}", text))


def inert(text: str) -> str:
    """A text where nothing is escaped (a table's cell), with no mention or link in it."""
    return _OPENS.sub(f"<{JOINER}", text)


def read(text: str, bot: str = "", names: Mapping[str, str] | None = None) -> str:
    """What a person wrote: the bot's own mention left out, links and people by their names.

    `names` are those of accounts, as the CRM knows them.
    """
    known = names or {}
    said = _REFERENCE.sub(lambda found: _said(found.group(1), bot, known), text)
    plain = said.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return re.sub(r"[ \t\u00a0]{2,}", " ", plain).strip()


def moment(at: datetime, zone: tzinfo) -> str:
    """A moment, which Slack shows on each reader's own clock; in `zone` where it cannot."""
    stamp = int(at.timestamp())
    return f"<!date^{stamp}^{{date_short_pretty}} {{time}}|{at.astimezone(zone):%m-%d %H:%M}>"


def mentions(text: str, user: str) -> bool:
    """Whether a text mentions that account."""
    return bool(user) and re.search(rf"<@{re.escape(user)}(?:\|[^<>]*)?>", text) is not None


def mentioned(text: str) -> list[str]:
    """The accounts that a text mentions, in order."""
    return re.findall(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>", text)


def _said(reference: str, bot: str, names: Mapping[str, str]) -> str:
    target, _, label = reference.partition("|")
    if target.startswith("@"):
        account = target[1:]
        return "" if bot and account == bot else f" {names.get(account) or label or account} "
    if target.startswith("#"):
        return f"#{label or target[1:]}"
    if target.startswith("!"):
        return label or f"@{target[1:].partition('^')[0]}"
    address = re.sub(r"^(?:mailto|tel):", "", target)
    is_title = "://" in address and label not in ("", address, address.partition("://")[2])
    return f"{label} ({address})" if is_title else label or address
