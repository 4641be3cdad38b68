"""What Telegram takes at most, and how fast."""

CHANNEL = "telegram"
TEXT, CAPTION, ENTITIES = 4096, 1024, 100
"""UTF-16 units of a message and of a caption, after their markup was taken out."""
CALLBACK_DATA, BUTTONS, BUTTONS_A_ROW, LABEL = 64, 100, 8, 64
PHOTO_BYTES, FILE_BYTES = 10 * 1024 * 1024, 50 * 1024 * 1024
CALLS_A_SECOND = 30
SECONDS_IN_A_CHAT, SECONDS_IN_A_GROUP = 1.0, 3.0
"""Between two messages to one person, and to one group (20 a minute)."""


def length(text: str) -> int:
    """The length of a text as Telegram counts it: in UTF-16 units."""
    return len(text.encode("utf-16-le", errors="replace")) // 2
