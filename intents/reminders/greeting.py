"""Greetings: the words for an occasion in a person's language, which a manager can edit.

A template is kept as the workspace setting `template:<occasion>:<language>`; what it may name in
braces is in NAMES.
"""

from dataclasses import dataclass
from datetime import date
from string import Formatter

from crm_store.models import Contact, Customer, User
from crm_store.repositories.workspace import Workspace
from crm_store.scope import Language
from intents.context import Context
from intents.reply import Reply, Text
from intents.understand.text import is_chinese

NAMES: dict[str, tuple[str, str]] = {
    "name": ("对方的称呼", "what the person is called"),
    "customer": ("客户名", "the customer's name"),
    "owner": ("负责人", "whoever looks after them"),
    "since": ("合作了多久", "for how long they have been a customer"),
}
"""What a template may name, and what stands there."""

TEMPLATES: dict[str, tuple[str, str]] = {
    "birthday": (
        "{name}，生日快乐！感谢您{since}的信任，祝您新的一岁健康顺遂、万事胜意。—— {owner}",
        "Happy birthday, {name}! Thank you for your trust {since}. "
        "We wish you a wonderful year. – {owner}",
    ),
    "new_year": (
        "{name}，元旦快乐！感谢您{since}的支持，祝新的一年一切顺利。—— {owner}",
        "Happy New Year, {name}! Thank you for your trust {since}; "
        "all the best for the year ahead. – {owner}",
    ),
    "spring": (
        "{name}，春节快乐！祝您和家人新春吉祥、阖家安康。—— {owner}",
        "Happy Spring Festival, {name}! We wish you and your family health and good luck. "
        "– {owner}",
    ),
    "dragon_boat": (
        "{name}，端午安康！—— {owner}",
        "Happy Dragon Boat Festival, {name}! – {owner}",
    ),
    "mid_autumn": (
        "{name}，中秋快乐！祝您和家人团圆美满。—— {owner}",
        "Happy Mid-Autumn Festival, {name}! We wish you and your family a joyful reunion. "
        "– {owner}",
    ),
    "thanksgiving": (
        "{name}，感恩节快乐！感谢您{since}的信任。—— {owner}",
        "Happy Thanksgiving, {name}! We are thankful for your trust {since}. – {owner}",
    ),
    "christmas": (
        "{name}，圣诞快乐！祝您假期愉快。—— {owner}",
        "Merry Christmas, {name}! We wish you and yours a peaceful holiday. – {owner}",
    ),
}
BELATED = ("迟到的祝福：", "A belated wish: ")
TITLES = (
    "董事长",
    "总经理",
    "总监",
    "主任",
    "经理",
    "院长",
    "校长",
    "老师",
    "教授",
    "医生",
    "主管",
)


@dataclass(frozen=True)
class Greeted:
    """Whom a greeting is for: a customer's person, and the colleague who signs it."""

    customer: Customer
    contact: Contact | None
    owner: User | None


def greeting(occasion: str, whom: Greeted, context: Context, *, late: bool = False) -> Reply:
    """The greeting, in the language of the context; `late` where its day is over."""
    template = template_of(occasion, context.actor.language, context.store.workspace)
    text = template.format(**_values(whom, context)).rstrip(" —–")
    return Reply(blocks=(Text(text=(context.say(*BELATED) if late else "") + text),))


def template_of(occasion: str, language: Language, workspace: Workspace) -> str:
    """The workspace's own words for an occasion, else ours."""
    own = workspace.setting(template_key(occasion, language))
    return own if isinstance(own, str) and own else TEMPLATES[occasion][language == "en"]


def template_key(occasion: str, language: Language) -> str:
    """The setting that a template is kept in."""
    return f"template:{occasion}:{language}"


def unknown_names(template: str) -> list[str]:
    """What a template names that nothing stands for. Raises ValueError for a stray brace."""
    named = [name for _, name, _, _ in Formatter().parse(template) if name is not None]
    return [name for name in named if name not in NAMES]


def _values(whom: Greeted, context: Context) -> dict[str, str]:
    return {
        "name": called(whom),
        "customer": whom.customer.name,
        "owner": whom.owner.name if whom.owner else "",
        "since": _since(whom.customer.created_at.date(), context),
    }


def called(whom: Greeted) -> str:
    """What a person is called: 李经理 by title, else by name; in English by the first name."""
    name = whom.contact.name if whom.contact else whom.customer.name
    if not all(map(is_chinese, name)):
        return name.split()[0] if whom.contact or whom.customer.kind == "person" else name
    title = (whom.contact.title or "") if whom.contact else ""
    if title.endswith("总"):
        return name[:1] + "总"
    held = next((one for one in TITLES if title.endswith(one)), "")
    return name[:1] + held if held else name


def _since(day: date, context: Context) -> str:
    years = (context.today - day).days // 365
    if years < 1:
        return context.say("一直以来", "all along")
    if years == 1:
        return context.say("一年来", "over the past year")
    return context.say(f"{years} 年来", f"over the past {years} years")
