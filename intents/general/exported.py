"""What an export is of: the kinds that the words name, and the customer whose data is meant."""

import re
from collections.abc import Sequence

from crm_store.kinds import FILES, Kind
from crm_store.repositories.one_customer import BELONGING
from intents.buttons import ask
from intents.call import RecordRef
from intents.context import Context, RefusedError
from intents.describe import describe
from intents.pattern import Pattern
from intents.reply import Reply, Text
from intents.understand.fill.proper_names import latin_runs
from intents.understand.fill.unknown import company_of

OF_CUSTOMERS = ("customer", "contact", "contract", "payment", "order", "ticket", "points")
"""The kinds that hold a customer's own data; colleagues' notes about them are not among them."""
SURE = 0.7
"""The score from which a name that only one customer bears is that customer's."""
MOST_OPTIONS = 8
EVERYTHING = frozenset(
    "全部 所有 数据 资料 一切 个人 信息 档案 all everything data information personal".split()
)

_KINDS_EN = "|".join(
    sorted({word for kind in FILES for word in (kind.file, kind.en)}, reverse=True)
)
_KINDS_ZH = "|".join(sorted({kind.zh for kind in FILES}, key=len, reverse=True))
_EN = (
    r"(?:all|everything|data|records?|information|info|details|the|and|of|about|on|for|from|"
    rf"client|account|{_KINDS_EN})"
)
_ZH = (
    r"(?:所有的?|全部的?|一切|全套|数据|资料|信息|档案|记录|名单|列表|清单|明细|和|与|及|、|"
    rf"{_KINDS_ZH})"
)
_BEFORE = Pattern(rf"^(?:{_EN}\b\s*|(?:所有的?|全部的?|关于|客户)(?!$)\s*)+", re.I)
_AFTER = Pattern(rf"(?:['’]s?)?(?:\s+{_EN}\b)*\s*(?:的)?\s*(?:{_ZH}\s*)*$", re.I)
_KEY = Pattern(r" #(\d{1,9})(?!\S)")
"""Which of several namesakes is meant: "David Kim #41"."""
AND = "、"
"""Between the names of several customers."""
_POINTED = Pattern(
    r"[这那该][个家位]?(?:客户|公司)|\b(?:this|that) (?:customer|client|account|company)\b", re.I
)
"""A customer that is pointed at and not named; the one in focus has its name here."""
_WHOSE = Pattern(r"\b(?:of|about|on|for)\s+\S|['’]s\b|\S的", re.I)
_OWN = Pattern(
    r"我|你|自己|本人|^[全本贵]?公司|名下|团队|这|系统|库|整个|CRM|"
    r"\b(?:my|our|me|us|mine|your|you|team|whole)\b",
    re.I,
)
"""Whose data it is where nobody is named."""


OPEN = Pattern(r"进行中|在谈|未(?:关闭|结)|(?i:\b(?:open|running|active|current)\b)")
"""Says that deals are meant which are neither won nor lost."""
_ALSO = {
    "customer": Pattern(r"\b(?:clients?|accounts)\b"),
    "deal": Pattern(
        r"赢单|输单|[赢输丢]了?的单|单子|(?<=的)单(?=$|[，,。])|\b(?:opportunit|opps?\b)"
    ),
    "ticket": Pattern(r"投诉|报修|\bcomplaints?\b"),
    "task": Pattern(r"任务|\bto-?dos?\b"),
}
"""What people call some kinds as well."""


def kinds_named(what: str, among: Sequence[Kind]) -> tuple[Kind, ...]:
    """Those of some kinds that the words name."""
    said = what.lower()
    return tuple(
        kind
        for kind in among
        if any(word in said for word in (kind.zh, kind.en, kind.file))
        or (kind.name in _ALSO and _ALSO[kind.name].search(said))
    )


def kinds_of_all(what: str | None, context: Context) -> tuple[Kind, ...]:
    """The kinds that the words name, all of them where they name none in particular."""
    names = OF_CUSTOMERS if not context.actor.is_staff else tuple(kind.name for kind in FILES)
    all_kinds = tuple(kind for kind in FILES if kind.name in names)
    said = (what or "").lower()
    chosen = kinds_named(said, all_kinds)
    if chosen or not said or any(word in said for word in EVERYTHING):
        return chosen or all_kinds
    known = context.say("、", ", ").join(kind.label(context.actor.language) for kind in all_kinds)
    raise RefusedError(
        context.say(f"不能单独导出“{what}”。", f"I cannot export “{what}” by itself."),
        context.say(f"可以导出：{known}；某个客户的数据；或者全部。",
                    f"There are: {known}; the data of one customer; or everything."),
    )  # fmt: skip


def kinds_of_one(what: str, name: str) -> tuple[Kind, ...]:
    """The kinds that the words around a customer's name name, else all that belong to one."""
    belonging = [kind for kind in FILES if kind.name in BELONGING]
    beside = what.replace(name, " ", 1)
    others = [kind for kind in belonging if kind.name != "customer"]
    return kinds_named(beside, others) or tuple(belonging)


def whose_data(what: str, context: Context) -> tuple[RecordRef, str] | Reply | None:
    """The customer whose data is asked for and the words that name it; None where none is named.

    Where several may be meant, the question which, with a button for each. Raises RefusedError
    where nobody whom the actor may see bears that name.
    """
    if (known := _of_key(what, context)) is not None:
        return known, f"{known.name} #{known.id}"
    what = _KEY.sub("", what)
    if _POINTED.search(what):
        raise _no_name(context)
    name = _AFTER.sub("", _BEFORE.sub("", what.strip())).strip(" “”\"'")
    if not name:
        return None
    found = [one for part in name.split(AND) for one in context.store.names.find(part, "customer")]
    sure = [one for one in found if one.score >= SURE]
    if len(sure) == 1 and AND not in name:
        return RecordRef(kind="customer", id=sure[0].id, name=sure[0].name), name
    if maybe := sure or ([] if _is_of_all(what, name) else found):
        options = [RecordRef(kind="customer", id=one.id, name=one.name) for one in maybe]
        return _which(name, options, what, context)
    if _is_stranger(name, what, context):
        raise _nobody(name, context)
    return None


def _is_of_all(what: str, name: str) -> bool:
    """Whether words ask for records, so that a name that is only alike is not asked about."""
    said = what.lower()
    return bool(kinds_named(said, FILES) or _OWN.search(name)) or any(
        word in said for word in EVERYTHING
    )


def _of_key(what: str, context: Context) -> RecordRef | None:
    """The customer whose key stands beside its own name."""
    key = _KEY.search(what)
    customer = context.store.customers.get(int(key[1])) if key else None
    if customer is None or customer.name not in what:
        return None
    return RecordRef(kind="customer", id=customer.id, name=customer.name)


def _which(name: str, options: Sequence[RecordRef], what: str, context: Context) -> Reply:
    if AND in name:
        zh = en = ""
    elif len(options) == 1:
        zh, en = f"没有叫“{name}”的客户。", f"No customer is called “{name}”. "
    else:
        zh = f"“{name}”可能是 {len(options)} 个客户中的一个。"
        en = f"“{name}” may be one of {len(options)} customers. "
    text = context.say(
        f"{zh}一次导出一个客户的数据，要哪一个的？",
        f"{en}Data is exported one customer at a time: whose shall it be?",
    )
    kinds = " ".join(kind.zh for kind in kinds_named(what.replace(name, " ", 1), FILES))
    buttons = tuple(
        ask(describe(one, context), "export_data", what=f"{one.name} #{one.id} {kinds}".strip())
        for one in options[:MOST_OPTIONS]
    )
    return Reply(blocks=(Text(text=text),), buttons=buttons, listed=tuple(options[:MOST_OPTIONS]))


def _no_name(context: Context) -> RefusedError:
    return RefusedError(
        context.say("导出哪个客户的数据？", "Whose data shall I export?"),
        context.say("请说出客户的名字，比如“导出云帆科技的数据”。",
                    "Say the customer's name, for example “export the data of Orion Freight”."),
    )  # fmt: skip


def _nobody(name: str, context: Context) -> RefusedError:
    return RefusedError(
        context.say(f"没有找到叫“{name}”的客户，什么也没有导出。",
                    f"I found no customer called “{name}”, and exported nothing."),
        context.say("请换个名字再说一次；也可以按种类导出（比如“导出合同”），或者“导出全部数据”。",
                    "Say the name another way; or export one kind (“export contracts”), "
                    "or “export everything”."),
    )  # fmt: skip


def _is_stranger(name: str, what: str, context: Context) -> bool:
    """Whether words that no customer is called are meant as a customer's name."""
    if _OWN.search(name) or context.store.names.find(name, "user"):
        return False
    if company_of(name) or latin_runs(name):
        return True
    return not kinds_named(what, FILES) and bool(_WHOSE.search(what))
