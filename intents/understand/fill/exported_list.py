"""What an export is narrowed to: the list that its words ask for ("this quarter's deals")."""

from collections.abc import Callable
from dataclasses import replace

from crm_store.kinds import FILES
from intents.call import Call
from intents.catalogue import INTENTS
from intents.general.exported import OPEN, kinds_named
from intents.pattern import Pattern
from intents.understand.fill.request import Request

LISTS = {
    "customer": "list_customers",
    "deal": "list_deals",
    "ticket": "list_tickets",
    "task": "list_tasks",
}
"""The intent that lists the records of a kind."""
_MINE = Pattern(
    r"我(?:自己)?(?:的|名下|负责|手[上里])|(?i:\bmy (?:own )?(?:\w+ )?\w*(?:s|clients)\b)"
)
_NARROWS = Pattern(
    r"没有|未|超过|以上|以下|不到|只要|只导|仅|过期|到期|逾期|进行中|生效|"
    r"(?!所有|全部|我们|公司|团队|系统|导出)[\u3400-\u9fff]{2}的(?:客户|联系人|商机|单|合同|订单|工单|待办|线索|回款|跟进|活动)|"
    r"\b(?:in|from|at|of) (?!(?:Excel|CSV|PDF)\b)[A-Z]\w+|"
    r"(?i:\b(?:without|with no|above|over|below|under|more than|less than|only|expired|overdue|open|active|recent|latest|last|since|before|after)\b)"
)
"""Words that narrow what is exported."""
WHOLE = "whole export"


def whole_export(request: Request, listed: Call | None) -> tuple[str, ...]:
    """What is to be said before a file that has more than was asked for."""
    if listed is not None or request.intent.name != "export_data":
        return ()
    mentions = request.mentions
    said = mentions.past_times or request.named("user") or _NARROWS.search(request.unnamed)
    return (WHOLE,) if said and request.context.actor.is_staff else ()


def exported_list(request: Request, fill: Callable[[Request], Call]) -> Call | None:
    """The list of one kind that is wanted as a file; None where nothing narrows it."""
    kind = _kind(request)
    if kind is None:
        return None
    listed = fill(replace(request, intent=INTENTS[LISTS[kind]]))
    whose = "assignee" if kind in ("ticket", "task") else "owner"
    named = bool(request.named("user")) or _MINE.search(request.plain) is not None
    slots = {
        name: value
        for name, value in listed.slots.items()
        if name != "limit" and (name != whose or named)
    }
    opened = kind == "deal" and OPEN.search(request.plain)  # no slot says that, and a list is so
    return Call(intent=listed.intent, slots=slots) if slots or opened else None


def _kind(request: Request) -> str | None:
    if request.intent.name != "export_data" or not request.context.actor.is_staff:
        return None
    kinds = kinds_named(request.unnamed, FILES)
    return kinds[0].name if len(kinds) == 1 and kinds[0].name in LISTS else None
