"""A tag that is put on or taken off: 打上重点标签, "untag Fabrikam key account" ("-" before it)."""

from intents.pattern import Pattern
from intents.understand.fill.request import Request
from intents.understand.fill.words import trim

_WORD = r"[“\"「]?([^\s,，。、的“”\"「」\0]{1,10}?)[”\"」]?"
_OFF = Pattern(
    rf"(?:去掉|去除|删掉?|删除|移除|摘掉?|撕掉|取消)(?:\0*的?|了|它的?){_WORD}(?:的|这个)?标签|"
    rf"(?:的|\0|把|^){_WORD}(?:的|这个)?标签(?:给|都|也)?(?:去掉|去除|删掉?|删除|移除|摘掉?|撕掉|取消)|"
    r"(?i:\buntag\s+\0+\s+(?:as\s+|from\s+)?[\"“]?([\w -]+?)[\"”]?\s*(?:please|pls)?[.!]*$)|"
    r"(?i:\b(?:remove|drop|delete|take off|clear)\s+(?:the\s+)?[\"“]?([\w -]+?)[\"”]?\s+tags?\b)"
)
_ON = Pattern(
    rf"(?:打上?|贴上?|加上?|添加|标上?|挂上?)(?:一?个)?+{_WORD}(?:的|这个)?标签(?![:：是为])"
)


def tag_put(request: Request) -> str | None:
    """The tag, with "-" before one that is taken off; None where a message names none so."""
    text = request.unnamed
    if off := _OFF.search(text):
        return "-" + trim(next(group for group in off.groups() if group))
    on = _ON.search(text)
    return trim(on[1]) if on else None
