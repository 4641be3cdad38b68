"""Masking: what varies without end (records, money, times) is replaced before recognition.

The encoder reads an ordinary example of the type in its place (`natural`), the n-gram model a
symbol (`symbols`): 云帆那单推到谈判 -> 某公司那单推到谈判 / §customer§那单推到谈判.
"""

from collections.abc import Iterable

from crm_store.scope import Language
from intents.pattern import Pattern

PLACEHOLDER = Pattern(r"\{(\w+)\}")

EXAMPLES: dict[str, tuple[str, str]] = {
    "customer": ("云帆科技", "Fabrikam"),
    "contact": ("顾总", "Helen"),
    "user": ("方晴", "Daniel"),
    "product": ("投影仪", "projector"),
    "deal": ("二期项目", "the phase two deal"),
    "quote": ("QT-1024", "QT-1024"),
    "contract": ("HT-1024", "CT-1024"),
    "order": ("SO-1024", "SO-1024"),
    "ticket": ("TK-1024", "TK-1024"),
    "task": ("回电话", "call back"),
    "lead": ("王先生", "Mr Wang"),
    "campaign": ("春季活动", "spring campaign"),
    "segment": ("高价值客户", "VIP customers"),
    "money": ("35万", "$35k"),
    "date": ("下周三", "next Wednesday"),
    "datetime": ("下周三下午三点", "Wednesday at 3pm"),
    "period": ("本季度", "this quarter"),
}

TIMES = frozenset({"date", "datetime", "period"})
DOCUMENTS = frozenset({"quote", "contract", "order", "ticket"})


def mask(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """The text with each (start, end, type) replaced by its placeholder; spans do not overlap."""
    parts: list[str] = []
    position = 0
    for start, end, kind in sorted(spans):
        parts += [text[position:start], f"{{{kind}}}"]
        position = end
    return "".join([*parts, text[position:]])


def natural(masked: str, language: Language) -> str:
    """Masked text with an ordinary example in each placeholder."""
    side = 0 if language == "zh" else 1
    return PLACEHOLDER.sub(lambda m: EXAMPLES.get(m[1], (m[1], m[1]))[side], masked)


def symbols(masked: str) -> str:
    """Masked text with a symbol in each placeholder; the kinds of time and document are one."""
    return PLACEHOLDER.sub(lambda m: f"§{_merged(m[1])}§", masked).casefold()


def _merged(kind: str) -> str:
    return "time" if kind in TIMES else "number" if kind in DOCUMENTS else kind
