"""Text that is shown as it is: no markup, no mention, no command comes out of anybody's name."""

import html
import re

JOINER = "\u2060"
"""Takes no room and parts what would otherwise be a mention or a command."""
_MENTION = re.compile(r"(?<![\w.+-])@(?=\w)")
_COMMAND = re.compile(r"(?<![\w/:.<])/(?=[a-zA-Z])")
_APP_LINK = re.compile(r"(?i)\b(tg|javascript|data):(?=\S)")


def harmless(text: str) -> str:
    """A text in which nothing can be pressed but web addresses, e-mail and phone numbers."""
    text = _MENTION.sub(f"@{JOINER}", text)
    text = _COMMAND.sub(f"/{JOINER}", text)
    return _APP_LINK.sub(rf"\1{JOINER}:", text)


def escaped(text: str) -> str:
    """The same as HTML."""
    return html.escape(harmless(text), quote=False)
