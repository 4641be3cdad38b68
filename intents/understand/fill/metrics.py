"""The slots of analytics: measure, dimension and period, and what a follow-up changes of them."""

import re

from crm_store.names import fold
from intents.call import SlotValue
from intents.understand.fill.options import longest_said
from intents.understand.fill.request import Request

AMOUNT_WORDS = re.compile(r"多少钱|金额|总额|价值|\bworth\b|\bvalue\b|\bhow much\b|\btotal\b", re.I)


def fill_metric(request: Request, slots: dict[str, SlotValue]) -> None:
    """Correct a measure by the words beside it: a count of deals, or what they are worth."""
    if request.intent.name != "query_metric":
        return
    if slots.get("measure") == "deals_won" and AMOUNT_WORDS.search(request.text):
        slots["measure"] = "revenue"
    if "measure" not in slots:
        slots["measure"] = "revenue"
    if re.search(r"\btop\s+(?:rep|seller|agent|salesp)|销冠|谁卖得最", request.text, re.I):
        slots.setdefault("dimension", "owner")


COUNTS_DEALS = re.compile(
    r"(?:多少|几)[个条笔]?(?:商机|单子|项目)|(?:商机|单子)(?:有|总共|一共|共)?(?:多少|几)[个条]?|商机总数|"
    r"how many (?:deals|opportunities|opps)\b|number of (?:deals|opportunities)|(?:deal|opportunity) count", re.I,
)  # fmt: skip
CLOSED = re.compile(r"赢|输|丢|成交|签|拿下|\bwon\b|\bwin|\blost\b|\blose|\bclos|\bsold\b", re.I)


def counts_deals(text: str) -> bool:
    """Whether a question is after how many deals there are, which is a list's business."""
    return bool(COUNTS_DEALS.search(text)) and not CLOSED.search(text)


def dimension_said(text: str) -> str | None:
    """The dimension that a follow-up such as "and by region?" names."""
    return longest_said("query_metric.dimension", fold(text))


def measure_said(text: str) -> str | None:
    """The measure that a text names."""
    return longest_said("query_metric.measure", fold(text))
