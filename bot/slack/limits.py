"""What Slack takes of each thing: characters and counts."""

BLOCKS = 50
BLOCKS_OF_A_VIEW = 100
MESSAGE = 13_000
"""Characters of blocks in one message; Slack refuses somewhat more than 13,200."""
TEXT = 3_000
FALLBACK = 3_000
"""Characters of a message's `text`: what a notification and a screen reader say. Slack cuts it."""
FIELD = 2_000
FIELDS = 10
HEADER = 150
BUTTONS = 25
BUTTON_LABEL = 75
BUTTON_VALUE = 2_000
OPTIONS = 100
OPTION_LABEL = 75
OPTION_VALUE = 150
ROWS = 100
COLUMNS = 20
CELL = 500
TABLE = 9_000
"""Characters of a table's cells."""
VIEW_TITLE = 24
METADATA = 3_000
INPUT = 3_000
INPUT_LABEL = 2_000
STREAM = 12_000
PROMPTS = 4
ID = 255


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, an ellipsis at its end where it was longer."""
    return text if len(text) <= most else text[: most - 1] + "…"


def pieces(text: str, most: int) -> list[str]:
    """A text in pieces of at most so many characters, cut at line ends where there are any."""
    found: list[str] = []
    rest = text
    while len(rest) > most:
        at = rest.rfind("\n", 1, most + 1)
        at = at if at > 0 else most
        found.append(rest[:at])
        rest = rest[at:].removeprefix("\n")
    return [*found, rest] if rest else found
