"""Where a conversation is: a DM, a thread, one person alone in a channel, or a colleague's DM.

`D1` is a DM and `C1` a channel, `C1:1700.1` a thread of either, `C1:@U1` what only one person sees
in a channel (a command's answer), `user:7` the DM of colleague number 7, opened when it is needed.
"""

from dataclasses import dataclass

CHANNEL = "slack"
USER = "user:"


@dataclass(frozen=True)
class Place:
    """A channel and, where there is one, the thread in it; `only_for` is who alone is to see it."""

    channel: str
    thread: str | None = None
    only_for: str | None = None

    @property
    def is_dm(self) -> bool:
        """Whether only one person and the bot are there."""
        return self.channel.startswith("D")

    @property
    def conversation(self) -> str:
        """The conversation's id."""
        if self.only_for is not None:
            return f"{self.channel}:@{self.only_for}"
        return f"{self.channel}:{self.thread}" if self.thread else self.channel


def place_of(conversation: str) -> Place:
    """The place of a conversation. Raises ValueError for the DM of a colleague, not opened yet."""
    if colleague_of(conversation) is not None:
        raise ValueError(f"{conversation} is a colleague and no place")
    channel, _, rest = conversation.partition(":")
    if rest.startswith("@"):
        return Place(channel, only_for=rest[1:])
    return Place(channel, rest or None)


def colleague_of(conversation: str) -> int | None:
    """The key of the colleague whose DM a conversation is, where it is named so."""
    number = conversation.removeprefix(USER)
    if number == conversation or not number.isdecimal():
        return None
    return int(number)
