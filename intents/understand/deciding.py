"""Whether a reading may be acted upon, or is asked about first.

A reading that is taken wrongly costs the person more than a question does, and how much more
depends on what it would do: an answer nobody asked for is read over (1.7 questions), a change has
to be noticed, taken back and asked for again (2.5). A reading is acted upon where its calibrated
probability p makes (1 - p) * cost at most the one question, which gives the two floors; between two
different changes it has to be ahead by a margin as well. On phrases that no training saw 1.9 % of
the messages that ask for a change are then carried out as another (5.3 % without asking), and 6.5 %
are asked about; on 885 messages of an evaluation set 1.2 % (3.1 %), and 3.5 %.
"""

from collections.abc import Sequence

from intents.catalogue import INTENTS
from intents.intent import Effect

SURE = 0.4
"""From this probability a question is answered rather than asked about."""
SURE_OF_WRITE = 0.6
"""From this one a change is carried out."""
MARGIN = 0.3
"""By so much a change has to be likelier than the next likeliest change."""
CLAIMED = 0.3
"""Below this probability a change is not even said to be understood (`guanxi understand` prints
none). It is seldom so low: of 1,797 messages of two evaluation sets this took one wrong change and
no right answer away. In a conversation it is one of two buttons."""


def is_sure(name: str, confidence: float, likely: Sequence[tuple[str, float]]) -> bool:
    """Whether the intent `name` may be acted upon; `likely` are the readings, likeliest first.

    `name` is the first of them, or what the message's own words made of it.
    """
    if not writes(name):
        return confidence >= SURE
    rival = max((p for other, p in likely[1:] if other != name and writes(other)), default=0.0)
    return confidence >= SURE_OF_WRITE and confidence - rival >= MARGIN


def is_claimed(name: str, confidence: float) -> bool:
    """Whether an intent may be said to be understood, be it sure or not."""
    return confidence >= CLAIMED or not writes(name)


def writes(name: str) -> bool:
    """Whether an intent changes anything."""
    intent = INTENTS.get(name)
    return intent is not None and intent.effect is not Effect.READ
