"""What single intents need beside the types of their slots."""

import re
from collections.abc import Callable

from intents.call import Mention, SlotValue
from intents.understand.fill.metrics import fill_metric
from intents.understand.fill.request import Request, mention
from intents.understand.fill.values import money_json

Slots = dict[str, SlotValue]


def _merge(request: Request, slots: Slots) -> None:
    """Two customers: the one to keep is named by a cue, else is the second ("merge A into B")."""
    found = request.named("customer")
    if len(found) < 2:
        if found:
            slots["keep"] = mention(found[0], "customer")
            slots.pop("duplicate", None)
        return
    first, second = found[0], found[1]
    keep_first = re.search(
        rf"(?:保留|留下?|以|keep(?:ing)?)\s*{re.escape(first.text)}", request.text, re.I
    ) or re.search(r"\bwith\b", request.text[first.end : second.start])
    into_second = re.search(
        r"到|进|并入|归到|into|to\b", request.text[first.end : second.start], re.I
    )
    kept, other = (first, second) if keep_first or not into_second else (second, first)
    slots["keep"] = mention(kept, "customer")
    slots["duplicate"] = mention(other, "customer")


def _hand_over(request: Request, slots: Slots) -> None:
    """Who hands over to whom: by the words before each name."""
    users = request.named("user")
    if len(users) < 2:
        return
    first, second = users[0], users[1]
    before = request.text[: first.start]
    backwards = re.search(r"(?:给|交给|转给|to)\s*$", before, re.I)
    giving, taking = (second, first) if backwards else (first, second)
    slots["from_user"], slots["to_user"] = mention(giving, "user"), mention(taking, "user")


def _deal_list(request: Request, slots: Slots) -> None:
    """An amount is a floor; without a customer's name, none."""
    if "min_amount" in slots and not re.search(
        r"以上|超过|大于|高于|至少|不低于|多于|\bover\b|above|more than|at least|bigger|larger|greater|>|\+",
        request.text, re.I,
    ):  # fmt: skip
        slots.pop("min_amount")
    if "stalled_days" in slots and not re.search(
        r"没动|停滞|卡|不动|没进展|没推进|没更新|没跟进|stall|stuck|idle|no (?:movement|progress|activity)|"
        r"without|quiet|untouched|haven't|hasn't|not moved|sitting", request.text, re.I,
    ):  # fmt: skip
        slots.pop("stalled_days")
    elif "stalled_days" in slots:
        slots.pop("period", None)


def _customer_list(request: Request, slots: Slots) -> None:
    """A number of days is a silence only where the message speaks of one."""
    quiet = re.search(
        r"没联系|未联系|没跟进|没动静|没来往|没互动|没见|没下单|没打|没拜访|不活跃|沉默|冷|haven't|hasn't|not (?:been )?(?:contacted|"
        r"touched|heard)|without|no (?:contact|activity)|inactive|quiet|silent|dormant|untouched|cold",
        request.text, re.I,
    )  # fmt: skip
    if quiet is None:
        slots.pop("inactive_days", None)
    else:
        slots.pop("created", None)
    if "created" in slots and not re.search(
        r"新增|新建|新加|新进|新来|录入|创建|建档|加的|签的|\bnew\b|created|added|joined|onboarded|signed",
        request.text, re.I,
    ):  # fmt: skip
        slots.pop("created")


def _create_deal(request: Request, slots: Slots) -> None:
    """A deal's own name, where the message gives one."""
    match = re.search(
        r"(?:项目|商机|单子)?(?:叫|名称是?|名字是?|名为|called|named)\s*[“\"「]?([^,，。;；”\"」]+)",
        request.text,
        re.I,
    )
    if match is not None:
        slots["name"] = match[1].strip()


def _assign(request: Request, slots: Slots) -> None:
    """ "Give it to me" names the speaker."""
    if "owner" not in slots and re.search(r"(?:给|归|转给|分给)我|\bto me\b", request.text, re.I):
        actor = request.context.actor
        slots["owner"] = Mention(kind="user", text=actor.name)


def _win(request: Request, slots: Slots) -> None:
    """The amount a deal was won for, even when only a bare number says it."""
    if "amount" not in slots and request.mentions.money:
        slots["amount"] = money_json(request.mentions.money[0].value)


def _tasks(request: Request, slots: Slots) -> None:
    """The open to-dos are what is asked for where no status is said; mine where it says so."""
    if slots.get("status") == "open" and not re.search(
        r"未完成|没完成|没做|还没|open|outstanding|pending|unfinished", request.text, re.I
    ):
        slots.pop("status")


def _activity(request: Request, slots: Slots) -> None:
    """The time of what happened is the first one said; later ones are of what comes next."""
    times = request.mentions.past_times
    today = request.context.today
    for one in times:
        start = one.value.start
        day = start.date() if hasattr(start, "date") else start
        if one.value.kind != "period" and day <= today:
            slots["at"] = start.isoformat()[:16]
            return
    slots.pop("at", None)


SPECIAL: dict[str, Callable[[Request, Slots], None]] = {
    "merge_customers": _merge,
    "hand_over": _hand_over,
    "list_deals": _deal_list,
    "list_customers": _customer_list,
    "create_deal": _create_deal,
    "assign_customer": _assign,
    "win_deal": _win,
    "list_tasks": _tasks,
    "log_activity": _activity,
    "query_metric": fill_metric,
    "show_funnel": fill_metric,
    "show_forecast": fill_metric,
}
