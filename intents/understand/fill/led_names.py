"""Names of ordinary words, by where they stand: "visited Blue Bottle today", "a deal for Red Planet".

Two or more capitalised words that follow what a company's name follows are one, whatever words they
are; unless they are what else is written so: a team, a job, a kind of document.
"""

from intents.pattern import Pattern

_NAME = r"(?P<name>[A-Z][\w&'’-]*(?: (?:(?:&|of|the) )?[A-Z][\w&'’-]*){1,4})"
_CONTACT = (
    r"(?:visited|visit(?:ing)?|met|meet(?:ing)?|saw|see|called|call(?:ing)?|rang|phoned|emailed|"
    r"(?:spoke|spoken|talked) (?:to|with)|(?:call|meeting|visit|lunch|dinner|coffee|breakfast|chat|demo|workshop|e-?mail) (?:with|to|at|from|for))"
)
_WANTED = Pattern(
    rf"(?:\b(?i:for|with|at|from|customer|client|account|company|(?:show|find|open|look up|pull up)(?: me)?|"
    rf"(?:deal|opportunity|order|contract|meeting):|{_CONTACT})) {_NAME}"
)
_TOLD = Pattern(rf"\b(?i:{_CONTACT}) {_NAME}")
_NO_COMPANY = Pattern(
    r"^(?i:mr|mrs|ms|miss|dr|sir|madam|prof|professor|customer|client|account|next|last|this)\b|"
    r"\b(?i:teams?|managers?|director|officer|engineers?|head|lead|vp|ceo|cfo|cto|coo|owner|president|buyer|department|dept|division|"
    r"review|service|support|order|call|meeting|demo|project|deal|quote|quotation|contract|plan|phase \w+|phase|stage|report|visit|lunch|dinner|"
    r"conference|expo|fair|summit|show|list|task|ticket|note|line|room|people|staff|contacts?|customers?|accounts?|deals?|"
    r"won|lost|negotiation|proposal|qualification|quarter|year|month|week|day)$"
)


def led_name(text: str, *, told: bool) -> str | None:
    """The name as typed; where what happened is `told`, only after words of a contact."""
    for match in (_TOLD if told else _WANTED).finditer(text):
        if _NO_COMPANY.search(match["name"]) is None:
            return match["name"].removesuffix("'s").removesuffix("’s")
    return None
