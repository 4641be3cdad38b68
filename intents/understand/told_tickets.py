"""Tickets in English statements: what a customer asks, what is fixed by now, which one is urgent."""

from intents.understand.clue import Clue, rx

_FIXED = r"(?:fixed|repaired|sorted(?: out)?|resolved|working again|solved|mended|dealt with|taken care of|running again)"
_TICKET = r"(?:ticket|case|complaint|repair|request|return|issue)"

TOLD_TICKETS: tuple[Clue, ...] = (
    Clue(
        "a customer asks how it is",
        rx(
            r"^(?:the |our )?\{customer\} (?:just |has |have |are |is |was |were )*(?:asks?|asked|asking|wants? to know|would like to know|wonders?|wondering|enquired?|queried) (?:us )?(?:if|whether|how|what|when|which) "
        ),
        {"open_ticket": 8, "none": 0.1, "show_product": 0.2, "help": 0.05},
        unless=rx(r"\?\s*$|\b(?:remind|note|call them|quote|price list)\b|\{(?:order|ticket|quote|date|datetime|deal)\}"),
        by_staff=True,
    ),
    Clue(
        "what was wrong is right again",
        rx(
            rf"\b(?:is|are|was|were|has been|have been|got|['’]s) (?:now |all |finally |already )*{_FIXED}(?: now| again)?[\s.!]*$",
            r"^(?:we |i |we've |i've |have |just |finally )*(?:fixed|repaired|sorted(?: out)?|solved|mended) (?:the|their|his|her|that) .{4,60}\b(?:at|for) \{customer\}",
        ),
        {"resolve_ticket": 15, "open_ticket": 0.03, "update_ticket": 0.5, "none": 0.3},
        unless=rx(r"\?\s*$|\b(?:not|n.t|never|until|till|unless|once|if|when|wants?|needs?|must|should|remind)\b|\{(?:order|task|deal|date|datetime)\}"),
        about=rx(r"\{customer\}"),
        by_staff=True,
    ),
    Clue(
        "closed, and what was done",
        rx(
            r"\{ticket\} (?:can|may|should|could) (?:now )?be (?:closed|shut)(?: now)?[,:;–-] ?.{6}|.{8}[,;–-] ?(?:so )?(?:please )?(?:close|shut) \{ticket\}|.{8}[,;–-] ?(?:so )?\{ticket\} (?:can be|is) (?:closed|shut)\b"
        ),
        {"resolve_ticket": 8, "update_ticket": 0.3},
        unless=rx(r"\?\s*$|\b(?:not|n.t|never|until|no answer|nobody)\b"),
        by_staff=True,
    ),
    Clue(
        "the one ticket that is to be urgent",
        rx(
            rf"^(?:please |pls |can you |could you )*(?:make|set|mark|bump|raise|flag|treat) (?:the |that |this |their )[\w{{}} '’-]{{2,60}}? {_TICKET} (?:up )?(?:to |as )?(?:urgent|high|low|normal|pending|critical|top)\b"
        ),
        {"update_ticket": 20, "open_ticket": 0.02, "log_activity": 0.1},
        unless=rx(r"\?\s*$|\b(?:new|another) "),
        by_staff=True,
    ),
)  # fmt: skip
