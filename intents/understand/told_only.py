"""What is told of a contact, without the orders that a message ends with."""

from collections.abc import Collection, Sequence

from intents.call import Call
from intents.pattern import Pattern
from intents.understand.apart import OF_DEALS
from intents.understand.several import MOVES, NEXT_STEP

_PIECE = Pattern(r"(?:[^，,；;。]|(?<=\d),(?=\d))+(?:[，,；;。]\s*|$)")
_LEAD = r"[\s，,]*(?:请|帮我|我|再|然后|并|把|那单|这单|单子|商机|and |then |please |pls |i'?ll |let'?s )*"
_MOVED = Pattern(rf"{_LEAD}(?:it |the deal |that |this |deal )?(?:{MOVES.pattern})", MOVES.flags)
_SUM = Pattern(
    r"\s*(?:总价|金额|改成|at |for )*[¥$€£]?\s*\d[\d,.]*\s*(?:万|亿|千|k|m|元|块)*\s*(?:美元|usd|eur|cny|rmb)?\W*",
    MOVES.flags,
)
_LATER = Pattern(rf"{_LEAD}.{{0,14}}?(?:{NEXT_STEP.pattern}).{{0,12}}", NEXT_STEP.flags)
_THEIRS = Pattern(
    r"他|她|对方|客户|说|希望|要求|想|\b(?:he|she|they|wants?|asked|says?|said|would|told)\b",
    MOVES.flags,
)


def told_only(call: Call, also: Sequence[Call]) -> Call:
    """The activity without what the further calls of its message say: 推到谈判，35 万，下周三跟进."""
    summary = call.slots.get("summary")
    if call.intent != "log_activity" or not also or not isinstance(summary, str):
        return call
    done = {one.intent for one in also}
    pieces = [found[0] for found in _PIECE.finditer(summary)]
    while len(pieces) > 1 and _is_order(pieces[-1], done):
        pieces.pop()
    told = "".join(pieces).rstrip(" ，,；;")
    return call if not told or told == summary else call.with_slots(summary=told)


def _is_order(piece: str, done: Collection[str]) -> bool:
    """Whether a piece says what the further calls do, and nothing that somebody else wants."""
    if _THEIRS.search(piece):
        return False
    if not OF_DEALS.isdisjoint(done) and (_MOVED.match(piece) or _SUM.fullmatch(piece)):
        return True
    return "create_task" in done and _LATER.fullmatch(piece) is not None
