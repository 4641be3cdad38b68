"""Whose telephone, mailbox or title is changed: that of somebody whom nobody has noted yet is no
detail of the company that is named with them, 三亚天涯的|张三丰|的电话, John Nobody at Foxglove.

Where nobody is named ("change it to …"), it is that of whoever was shown last.
"""

import re
from collections.abc import Callable

from crm_store.names import fold
from intents.catalogue import INTENTS
from intents.context import Context
from intents.pattern import Pattern
from intents.understand.detail_words import DETAIL_EN, DETAIL_ZH
from intents.understand.fill.contact_details import details
from intents.understand.fill.fields import field_said
from intents.understand.fill.proper_names import PERSON_ZH, latin_runs
from intents.understand.fill.request import MakeRequest
from intents.understand.mentions import Mentions
from intents.understand.names_in_text import Named

_DETAIL_ZH = rf"(?:新|办公|工作|私人|联系)?{DETAIL_ZH}"
_DETAIL_EN = rf"(?:new |direct |work )?{DETAIL_EN}"
_OF_THE_COMPANY = "常用|备用|单位|商用|商务|行政|安全|应急|通用|公用|房间|项目|方便|成交|管理|官方"
_AFTER_ZH = Pattern(
    rf"(?:那边|公司|家)?的(?!{_OF_THE_COMPANY})({PERSON_ZH})(?:的|换了?|改了?)?{_DETAIL_ZH}"
)
_AFTER_EN = Pattern(rf"['’]s (?=[A-Z])(.{{2,40}}?)(?:['’]s)? {_DETAIL_EN}\b")
_AT = Pattern(
    rf"(?:['’]s {_DETAIL_EN}(?: number| address)?)? (?:over )?(?:at|of|from|with) (?:the )?"
)
_OF = Pattern(r"(?:of|for) $")
_COMPANY = Pattern(
    r"公司|客户|单位|总机|前台|\b(?:company|customer|account|office|switchboard|reception)\b", re.I
)
PERSONAL = frozenset({"phone", "email", "birthday", "language", "title"})
"""What is noted of a person, too."""


def of_its_person(intent: str, mentions: Mentions, ordinary: Callable[[str], bool]) -> str:
    """A change of the contact, where one of the company was read and an unknown person is named."""
    companies = mentions.of_kind("customer")
    meant = {frozenset(record.id for record in one.by_kind["customer"]) for one in companies}
    if intent != "update_customer" or len(meant) != 1 or mentions.of_kind("contact"):
        return intent
    text, company = mentions.text, companies[0]
    is_person = _named_after(text, company, ordinary) or _named_before(text, company)
    return "update_contact" if is_person else intent


def of_whom_was_shown(
    intent: str, mentions: Mentions, context: Context, request: MakeRequest
) -> str:
    """A change of the contact who came up last, where one of their company was read."""
    if intent != "update_customer" or _named(mentions) or of_the_company(mentions.text):
        return intent
    shown = context.memory.latest("customer", "contact")
    if shown is None or shown.kind != "contact":
        return intent
    field = field_said(request(INTENTS[intent], mentions, context))
    return "update_contact" if field in PERSONAL else intent


def of_the_company(text: str) -> bool:
    """Whether a message says that a detail is the company's."""
    return _COMPANY.search(text) is not None


def _named(mentions: Mentions) -> bool:
    """Whether a record is named, outside the new telephone number or mailbox."""
    given = details(mentions.text)
    return any(not any(start <= one.start < end for start, end in given) for one in mentions.names)


def _named_after(text: str, company: Named, ordinary: Callable[[str], bool]) -> bool:
    chinese = _AFTER_ZH.match(text, company.end)
    if chinese is not None:
        return not ordinary(fold(chinese[1]))
    english = _AFTER_EN.match(text, company.end)
    return english is not None and latin_runs(english[1]) == [(0, len(english[1]))]


def _named_before(text: str, company: Named) -> bool:
    """Whether the last name before the company is said to be of it."""
    before = [(start, end) for start, end in latin_runs(text[: company.start]) if end > start]
    if not before:
        return False
    start, end = before[-1]
    possessed = text[start:end].removesuffix("'s").removesuffix("’s")
    stands = _AT.fullmatch(text, start + len(possessed), company.start)
    if stands is None:
        return False
    return " " in possessed or stands[0][:1] in "'’" or _OF.search(text[:start]) is not None
