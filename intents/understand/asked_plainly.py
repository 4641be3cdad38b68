"""Questions of colleagues in English, with or without their mark: they change nothing."""

from intents.understand.clue import CHANGES, NEVER, Clue, rx

_ASKS = r"^(?:and |so |but |hey |hi |ok |also |just curious,? )*"

ASKED_PLAINLY: tuple[Clue, ...] = (
    Clue(
        "begins as a question",
        rx(
            rf"{_ASKS}(?:what(?!ever)|which|who(?:se)?|when|where|why|how (?:many|much|long|often|far|old|is|are|was|were|did|does|do|has|come)|did|does|has|is|are|was|were|am i)\b"
        ),
        {CHANGES: 0.15},
        unless=rx(r"\b(?:what|how) about\b|[,.;:–-] ?(?:please |pls |then |so |and )*(?:add|save|note|log|move|set|make|mark|put|create|remind|update|change|call|send|book|open|close|delete)\b|\bwhen \{|^when .{2,60},|^who (?:knew|cares)\b"),
        by_staff=True,
    ),
    Clue(
        "asks what is to be done",
        rx(
            rf"{_ASKS}(?:what|which|anything)\b.{{0,40}}\b(?:has|have|need|needs|supposed|got|still|left|expected) to\b|{_ASKS}what(?:['’]s| is) (?:still )?(?:left|to be done|open|due|outstanding) (?:for|on|with|by)\b"
        ),
        {"list_tasks": 6, "create_task": 0.1, "none": 0.5},
        unless=rx(r"\bto (?:see|know|ask|do to|do with)\b|\{(?:money|ticket|order|quote|contract)\}"),
        by_staff=True,
    ),
    Clue(
        "asks after a lead",
        rx(rf"{_ASKS}(?:did|does|has|have|is|was|what|when|how|where|who|any(?:thing| news| word))\b.{{0,60}}\{{lead\}}"),
        {"convert_lead": NEVER, "list_leads": 10, "none": 1.5},
        unless=rx(r"\bconvert\b.*\?"),
        by_staff=True,
    ),
)  # fmt: skip
