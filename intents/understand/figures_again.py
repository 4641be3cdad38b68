"""The last figure of other records or teams, or of its highest or lowest groups alone."""

import re
from collections.abc import Sequence

from intents.call import Call, Narrowing, RecordRef
from intents.context import Context
from intents.pattern import Pattern
from intents.understand.fill.products import products_said, without_products
from intents.understand.fill.records_named import records_named
from intents.understand.fill.request import Request
from intents.understand.fill.team_names import without_teams
from intents.understand.mentions import Mentions
from intents.understand.slots.chinese_numerals import chinese_value
from intents.understand.slots.english_numerals import english_value

_RANKED = Pattern(
    r"(?:and |now |just |only |show |give me |me |what about |how about |the |那么?|再|就|只?看看?|只要|给我|列出?|显示)*"
    r"(?:(?P<top>top|first|best|highest|biggest|largest|前|最高|最好|最多|最大)|"
    r"(?P<low>bottom|last|worst|lowest|smallest|weakest|后|倒数|最低|最差|最少|最小|垫底))的?(?:前)?"
    r"\s*(?P<number>\d{1,2}|one|two|three|five|ten|[一二两三四五六七八九十]{1,2})?"
    r"(?:[个名位家项]|的|呢|吧|only|alone|please|ones?|\s|[?？。.!！])*",
    re.I,
)
_IDLE = Pattern(
    r"[\W_]|那么?|再|还有|换成|改成|只?看看?|呢|的|吧|"
    r"\b(?:and|now|then|also|what|how|about|for|in|of|only|just|the|same|alone|team|please|s)\b|团队|小组|组|队",
    re.I,
)


def narrowed(call: Call, **changes: object) -> Call:
    """The call with some of its narrowing replaced."""
    return call.model_copy(update={"narrowed": call.narrowed.model_copy(update=changes)})


def ranked_again(last: Call, mentions: Mentions) -> Call | None:
    """ "Top 5 only", 倒数三名呢, "and the worst?" of a breakdown that was shown."""
    said = _RANKED.fullmatch(mentions.text)
    if said is None or last.intent != "query_metric" or "dimension" not in last.slots:
        return None
    words = said["number"] or ""
    number = chinese_value(words) or english_value(words)
    slots = {name: value for name, value in last.slots.items() if name != "limit"}
    slots |= {"limit": int(number)} if number else {}
    return narrowed(last.of_slots(slots), lowest=bool(said["low"]), group="")


def narrowed_again(last: Call, request: Request, teams: Sequence[RecordRef]) -> Call | None:
    """ "And GTX Basic?", 那华东团队呢, "its win rate" with what it is of: the figure of that instead."""
    records = tuple(teams) or tuple(records_named(request))
    if not records or last.intent != "query_metric" or not _continues(last, request, teams):
        return None
    slots = {name: value for name, value in last.slots.items() if name not in ("owner", "limit")}
    same = Narrowing(beside=last.narrowed.beside, lowest=last.narrowed.lowest)
    call = last.of_slots(slots)
    return call.model_copy(update={"narrowed": same.model_copy(update={"records": records})})


def _continues(last: Call, request: Request, teams: Sequence[RecordRef]) -> bool:
    """Whether a message says nothing but other names, of a figure that was of some."""
    products = without_products(request.unnamed, products_said(request))
    rest = without_teams(products, teams).replace("\0", "").lower()
    return bool(last.narrowed.records) and not _IDLE.sub("", rest)


def of_person(call: Call, owner: RecordRef, teams: Sequence[RecordRef], context: Context) -> Call:
    """The figure of a colleague; of their team where the last one was of a team."""
    held = {record.kind for record in call.narrowed.records}
    if "team" not in held:
        return call
    team = context.store.teams.of_user(owner.id)
    record = [RecordRef(kind="team", id=team.id, name=team.name)] if team else []
    return narrowed(call, records=tuple(teams or record))
