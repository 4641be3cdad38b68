"""What a figure is asked of and cannot be narrowed to is noticed; times and known names are not."""

import pytest
from sqlalchemy.orm import Session

from intents.catalogue import INTENTS
from intents.understand.fill.figure_lacks import figure_lacks
from intents.understand.reader import Reader
from tests.understand.conftest import context_of


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("win rate of Zorblax Industries", ("nobody of that name",)),
        ("revenue from Atlantis this year", ("nobody of that name",)),
        ("revenue of Fabrikam in Q3", ()),
        ("revenue from January to March", ()),
        ("deals won for the whole team", ()),
        ("revenue except Fabrikam", ("something left out",)),
        ("除了云帆科技，今年卖了多少", ("something left out",)),
    ],
)
def test_what_a_figure_lacks(
    text: str, lacks: tuple[str, ...], company_session: Session, reader: Reader
) -> None:
    context = context_of(company_session, "方晴")
    mentions = reader.mentions(text, context)
    request = reader.request(INTENTS["query_metric"], mentions, context)
    assert figure_lacks(request) == lacks
