"""What a clue is: a way of putting things, and how much likelier it makes readings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from intents.pattern import Pattern

CHANGES = "changes"
"""In `Clue.odds`: every intent that changes anything and is not named beside it."""
NEVER = 0.0001
"""The odds of a reading that a message rules out: it is neither acted upon nor offered."""


@dataclass(frozen=True)
class Clue:
    """Evidence: where `says` is found (and `about`, if any) and `unless` is not, `odds` are what
    the probability of readings is multiplied by.

    Patterns are read in masked text. The factor of `CHANGES` goes for changes that are not named.
    """

    name: str
    says: Pattern
    odds: Mapping[str, float]
    unless: Pattern | None = None
    about: Pattern | None = None
    own_todo: bool = False
    of_contact: bool = False
    by_customer: bool = False
    by_staff: bool = False

    def found(
        self,
        masked: str,
        own_todo: bool = False,
        of_contact: bool = False,
        by_customer: bool = False,
        by_staff: bool = False,
    ) -> bool:
        """Whether a text holds this evidence.

        `own_todo`: it speaks of a to-do of the speaker's; `of_contact`: a contact was spoken of;
        `by_customer`: a customer says it, `by_staff`: a colleague; neither where that is not known.
        """
        if (self.own_todo and not own_todo) or (self.of_contact and not of_contact):
            return False
        if (self.by_customer and not by_customer) or (self.by_staff and not by_staff):
            return False
        if self.about is not None and self.about.search(masked) is None:
            return False
        if self.says.search(masked) is None:
            return False
        return self.unless is None or self.unless.search(masked) is None


def rx(*patterns: str) -> Pattern:
    """Any of some patterns, in upper and lower case alike."""
    return Pattern("|".join(patterns), re.I)
