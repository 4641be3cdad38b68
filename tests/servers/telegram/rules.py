"""What Telegram refuses beyond the shape of a call: lengths, counts, markup."""

from html.parser import HTMLParser
from typing import Any

from tests.servers.telegram.schema import BrokenRuleError

Json = dict[str, Any]
TAGS = frozenset("b strong i em u ins s strike del code pre a tg-spoiler blockquote".split())
MEGABYTE = 1024 * 1024
COMMAND_NAME, COMMAND_WORDS, COMMANDS = 32, 256, 100


class _Markup(HTMLParser):
    """Takes HTML apart as Telegram does."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.entities = 0
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in TAGS:
            raise BrokenRuleError(f"Bad Request: can't parse entities: Unsupported start tag {tag}")
        self._open.append(tag)
        self.entities += 1

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            raise BrokenRuleError(f"Bad Request: can't parse entities: Unmatched end tag {tag}")

    def handle_data(self, data: str) -> None:
        self.text += data

    def close(self) -> None:
        super().close()
        if self._open:
            raise BrokenRuleError("Bad Request: can't parse entities: Can't find end tag")


def parsed(text: str, mode: str | None) -> str:
    """A text without its markup. Raises BrokenRuleError as Telegram answers."""
    if mode is None:
        return text
    markup = _Markup()
    markup.feed(text)
    markup.close()
    if markup.entities > 100:
        raise BrokenRuleError(f"Bad Request: {markup.entities} entities")
    return markup.text


def check_text(text: str, mode: str | None, most: int) -> str:
    """A message's or caption's text as it is shown."""
    shown = parsed(text, mode)
    size = len(shown.encode("utf-16-le")) // 2
    if size > most:
        raise BrokenRuleError(f"Bad Request: message is too long ({size} > {most})")
    return shown


def check_markup(markup: Json | None) -> None:
    """Buttons: how many there are, and what comes back of them."""
    if markup is None:
        return
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    if sum(map(len, rows)) > 100 or any(len(row) > 8 for row in rows):
        raise BrokenRuleError("Bad Request: too many buttons")
    for button in (one for row in rows for one in row):
        if not button["text"].strip():
            raise BrokenRuleError("Bad Request: a button without a text")
        data = button.get("callback_data")
        if data is not None and not 1 <= len(data.encode()) <= 64:
            raise BrokenRuleError("Bad Request: BUTTON_DATA_INVALID")


def check_commands(commands: list[Json]) -> None:
    """The bot's menu."""
    if len(commands) > COMMANDS:
        raise BrokenRuleError("Bad Request: too many commands")
    for one in commands:
        if not 1 <= len(one["command"]) <= COMMAND_NAME or not one["description"]:
            raise BrokenRuleError("Bad Request: BOT_COMMAND_INVALID")
        if len(one["description"]) > COMMAND_WORDS:
            raise BrokenRuleError("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")


def check_upload(content: bytes, most_megabytes: int) -> None:
    """A photo or file."""
    if not content or len(content) > most_megabytes * MEGABYTE:
        raise BrokenRuleError("Request Entity Too Large")
