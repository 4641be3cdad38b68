"""What is answered to a message that asks for nothing to be done, or for what is not done here."""

from collections.abc import Callable, Sequence

from intents.context import Context


def word_on(clues: Sequence[str], context: Context) -> str | None:
    """What to say to a message of which `clues` tell what it is; None where they do not."""
    by_whom = _BY_STAFF if context.actor.is_staff else _BY_CUSTOMERS
    return next((words(context) for about, words in by_whom.items() if about in clues), None)


def is_answered(clues: Sequence[str]) -> bool:
    """Whether a customer's message was understood as one that asks for nothing to be done."""
    return any(about in _BY_CUSTOMERS for about in clues)


def _users(context: Context) -> str:
    return context.say(
        "谁能用系统、是什么角色，由管理员用命令 guanxi user 设置，不在对话里改；什么也没动。",
        "Who may use Guanxi, and in which role, is set by an administrator with the command "
        "“guanxi user”, not in the chat; nothing was changed.",
    )


def _one_by_one(context: Context) -> str:
    return context.say(
        "客户不能一次全删；什么也没动。要删哪一家就说“删除”加名字，会先问你确认。",
        "Customers are never deleted all at once; nothing was changed. Say “delete” and the name "
        "of one; you are asked before it goes.",
    )


def _only_customers(context: Context) -> str:
    return context.say(
        "对话里只能删除整个客户，联系人、商机、待办、备注都不能单独删；什么也没动。"
        "商机可以标成输单，待办可以完成，联系人的字段可以改，刚做的改动可以“撤销”。",
        "Only whole customers can be deleted in the chat, not a contact, a deal, a task or a note; "
        "nothing was changed. A deal can be closed as lost, a task completed, a contact's details "
        "changed, and your last change undone with “undo”.",
    )


def _own_people(context: Context) -> str:
    return context.say(
        "我不能替你召集或通知全队；什么也没动。可以说“提醒我周五下午两点开全队会”，我记到你的待办里。",
        "I cannot call or notify the whole team; nothing was changed. Say “remind me of the team "
        "meeting on Friday at 2pm” and I keep it among your to-dos.",
    )


def _settings(context: Context) -> str:
    return context.say(
        "提成、工资和汇率不在对话里改；什么也没动。要看提成就说“我这个月的提成”。",
        "Commission, pay and exchange rates are not set in the chat; nothing was changed. To see "
        "your commission, say “my commission this month”.",
    )


def _whose_deal(context: Context) -> str:
    return context.say(
        "单独一个商机不能在对话里换负责人；什么也没动。换整个客户的负责人，请说“把这个客户转给”加名字（经理可以）。",
        "A single deal cannot be given to somebody else in the chat; nothing was changed. A manager "
        "can give away the whole customer: “assign the customer” with both names.",
    )


def _to_one(context: Context) -> str:
    return context.say(
        "交接一次只能全部交给一个人，不能按客户、商机分给两个人；什么也没动。"
        "可以说“把甲的全部交给乙”，或者先一家一家地转客户。",
        "A hand-over gives everything to one colleague; it cannot be split between two, so nothing "
        "was changed. Hand all of it to one, or assign the customers one by one first.",
    )


def _note_stays(context: Context) -> str:
    return context.say(
        "记过的跟进不能在对话里改；什么也没动。刚记的可以“撤销”，再说一遍；也可以再记一条更正。",
        "A note that was logged cannot be changed in the chat; nothing was. Take back the last one "
        "with “undo” and say it again, or log another that puts it right.",
    )


def _todo_stays(context: Context) -> str:
    return context.say(
        "已有的待办不能在对话里换人；什么也没动。经理可以给同事新建一条：“给同事的名字建个待办：……”，原来的标成完成。",
        "A to-do cannot be given to somebody else in the chat; nothing was changed. A manager can "
        "make a new one for a colleague (“task for” and the name), and this one be completed.",
    )


def _meeting_stays(context: Context) -> str:
    return context.say(
        "已经在日程里的会议不能在对话里取消；什么也没动。刚安排的可以“撤销”，也可以说改到什么时候。",
        "A meeting that is in the calendar cannot be called off in the chat; nothing was changed. "
        "One just made is taken back with “undo”; or say when it shall be instead.",
    )


def _nothing_changes(context: Context) -> str:
    return context.say("好的，什么也没动。", "All right, nothing was changed.")


def _consent_stays(context: Context) -> str:
    return context.say(
        "你的订阅没有改动。“退订”只停节日问候和优惠，“订阅”恢复；你问的事照样会回复。",
        "Your subscription is as it was. “unsubscribe” only stops greetings and offers, "
        "“subscribe” brings them back; what you ask is answered either way.",
    )


def _erasing(context: Context) -> str:
    return context.say(
        "什么也没删。需要的时候随时可以说“删除我的数据”，会先问你确认；只改或去掉一项，请告诉我们的同事（说“找人工”）。",
        "Nothing was erased. Say “delete my data” whenever you want that; you are asked first. To "
        "change or remove a single detail, ask a colleague of ours (say “talk to a human”).",
    )


_BY_ANYBODY: dict[str, Callable[[Context], str]] = {
    "told not to": _nothing_changes,
    "only a joke": _nothing_changes,
    "asked after the fact": _nothing_changes,
}
_BY_STAFF = {
    "about those who use Guanxi": _users,
    "deletes all customers": _one_by_one,
    "deletes something of a customer's": _only_customers,
    "deletes somebody who left": _only_customers,
    "deletes whom one spoke of": _only_customers,
    "a meeting of one's own people": _own_people,
    "sets pay or an exchange rate": _settings,
    "gives a single deal to a colleague": _whose_deal,
    "hands one's work to two": _to_one,
    "a note that was wrong": _note_stays,
    "a to-do to be another's": _todo_stays,
    "a meeting to be called off": _meeting_stays,
    **_BY_ANYBODY,
}
_BY_CUSTOMERS = {
    "wants nothing erased now": _erasing,
    "wants to stay subscribed": _consent_stays,
    "asks about what is sent": _consent_stays,
    "wants no person": _nothing_changes,
    **_BY_ANYBODY,
}
