"""Whose work is asked about: the whole team's, or the speaker's own with the team only named."""

import pytest
from sqlalchemy.orm import Session

from intents.catalogue import INTENTS
from intents.understand.fill.filler import fill
from intents.understand.reader import Reader
from tests.understand.conftest import context_of


@pytest.mark.parametrize(
    ("intent", "text", "of_team"),
    [
        ("show_agenda", "团队这周的日程", True),
        ("show_agenda", "我们组明天有什么安排", True),
        ("show_agenda", "the team's schedule for next week", True),
        ("show_agenda", "what is everybody doing today?", True),
        ("list_tasks", "全组逾期的待办", True),
        ("list_tasks", "open to-dos of my reps", True),
        ("show_agenda", "我今天的日程", False),
        ("show_agenda", "when is the team meeting this week?", False),
        ("show_agenda", "这周的团队周会是几点", False),
        ("show_agenda", "孙一诺的日程，团队的不用", False),
        ("list_deals", "团队的商机", False),
    ],
)
def test_whose_work(
    company_session: Session, reader: Reader, intent: str, text: str, of_team: bool
) -> None:
    context = context_of(company_session, "方晴")
    request = reader.request(INTENTS[intent], reader.mentions(text, context), context)
    assert fill(request).of_team is of_team
