"""Documents by the short of their number: "ticket 1027", 工单1027, "contract no. 9", 第9号合同."""

import re
from collections.abc import Iterator

_YEARS = range(2018, 2036)
_NO = r"(?:\s*(?:no\.?|number|nr\.?|num|编号|单号|号码|号))?\s*[:：#是]?\s*#?"
_DIGITS = r"(?P<n>\d{1,6})(?![\d.,:：/-]|\s*(?:万|千|元|块|天|个|台|盒|支|k\b|%|days?|weeks?))"
_WORDS = {
    "ticket": r"tickets?|cases?|工单|报修单|投诉单",
    "contract": r"contracts?|合同",
    "quote": r"quotes?|quotations?|报价单",
}


def document_runs(text: str) -> list[tuple[int, int, str]]:
    """Where a document's short number stands, with each key that it may be filed under."""
    return [
        (match.start("n"), match.end("n"), key)
        for kind, words in _WORDS.items()
        for match in _places(words, text)
        for key in _keys(kind, int(match["n"]))
    ]


def digits_said(kind: str, text: str) -> int | None:
    """The short number by which a text names a document of this kind: 451 of 451号工单."""
    found = next(_places(_WORDS[kind], text), None) if kind in _WORDS else None
    return int(found["n"]) if found else None


def _places(words: str, text: str) -> Iterator[re.Match[str]]:
    after = rf"(?:(?<![a-z])(?:{words})){_NO}{_DIGITS}"
    before = rf"(?<![\w-])[#第]?(?P<n>\d{{2,6}})号?(?:那|这)?[个张份条]?的?(?:{words})"
    yield from re.finditer(after, text, re.I)
    yield from re.finditer(before, text, re.I)


def _keys(kind: str, number: int) -> list[str]:
    if kind == "ticket":
        return [f"tk{number}"]
    prefix = "ht" if kind == "contract" else "q"
    return [f"{prefix}{year}{number:03}" for year in _YEARS]
