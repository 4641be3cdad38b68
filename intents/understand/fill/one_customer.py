"""A figure of one customer is that customer's own card or list: "revenue of Fabrikam"."""

from intents.understand.fill.figure_lacks import leaves_out
from intents.understand.fill.metrics import dimension_said, measure_said
from intents.understand.mentions import Mentions

OF_ONE = {
    "revenue": "show_value", "average_deal": "show_value", "pipeline": "list_deals",
    "receivables": "list_receivables", "tickets": "list_tickets", "activities": "list_activities",
}  # fmt: skip
"""What shows a measure for one customer; the others cannot be narrowed to one."""


def of_one_customer(intent: str, mentions: Mentions) -> str:
    """The intent that shows what is asked of the one customer named; else the intent itself."""
    named = mentions.of_kind("customer")
    several = len(named) > 1 or leaves_out(mentions.text)
    if intent == "show_value" and several and measure_said(mentions.text):
        return "query_metric"
    if intent != "query_metric":
        return intent
    if several or not named or "user" in named[0].by_kind or dimension_said(mentions.text):
        return intent
    return OF_ONE.get(measure_said(mentions.text) or "revenue", intent)
