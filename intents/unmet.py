"""What was asked besides and an answer does not give: said with it, so that it misleads nobody."""

from intents.call import Call
from intents.context import Context
from intents.reply import Reply, Text

SAID: dict[str, tuple[str, str]] = {
    "second dimension": (
        "一次只能按一项拆开，这里按前一项拆；再说“按……拆”可以看另一项。",
        "I can break a figure down by one thing at a time, here by the first one; say “by …” for "
        "the other.",
    ),
    "one kind of activity": (
        "这里各种跟进（拜访、电话、会议、邮件……）都算在内，不能只数一种再拆开；说“列出本月的拜访”可以只看拜访。",
        "All kinds of activities are counted here (visits, calls, meetings, e-mails …): I cannot "
        "count one kind and break it down as well. “List the visits this month” shows those alone.",
    ),
    "lost beside won": (
        "平均额只按赢下的单子算，输掉的没有平均数；说“列出输掉的商机”可以看它们的金额。",
        "Only deals that were won have an average here, lost ones have none; “list the lost deals” "
        "shows their amounts.",
    ),
    "currencies apart": (
        "有汇率的币种都折算到一起，没有汇率的才分开合计；列出商机时每一单是原来的币种。",
        "Currencies with a rate are converted into one, and only those without one stand apart; a "
        "list of deals shows each in its own.",
    ),
    "who has none": (
        "有记录的同事都在下面，没有列出的就是一条也没有。",
        "Everybody who has any is listed; whoever is not listed has none.",
    ),
    "something left out": (
        "我不能从数字里去掉一部分，这里是全部的。",
        "I cannot leave anything out of a figure; this is all of it.",
    ),
    "nobody of that name": (
        "你说的名字不是我认识的客户、产品、团队、地区或行业，所以这里没有按它筛选。",
        "I know no customer, product, team, region or trade of the name that you said, so this is "
        "not narrowed to it.",
    ),
    "pieces sold": (
        "卖了多少件没有统计；这里给的是金额或单数。",
        "How many pieces were sold is not counted; this is what deals came to.",
    ),
    "whole export": (
        "这个文件没有按时间、负责人或其他条件缩小，是全部。能缩小的是一种记录的导出：客户、商机、工单或待办。",
        "The file is not narrowed by a time, an owner or anything else: it has all of them. An "
        "export of customers alone, or of deals, tickets or to-dos, can be.",
    ),
    "stock": (
        "有没有现货这里查不到，我们的同事可以告诉你：说“找人工”就行。",
        "What is in stock is not shown here; our colleagues can tell you: say “talk to a human”.",
    ),
    "past their day": (
        "我不能只列预计成交日已过的；下面每一单都写着成交日期。",
        "I cannot list those alone whose close date has passed; each deal here has its date.",
    ),
    "largest first": (
        "金额从大到小排，最小的在最后。",
        "The largest stand first, the smallest last.",
    ),
    "what about": (
        "我不会按内容归类计数，这里是每一条投诉和它的主题。",
        "I cannot count what they are about; here is every complaint with its subject.",
    ),
    "counted by person": (
        "我不能按人数这张表，每一行写着负责人。",
        "I cannot count this list by person; each row names the owner.",
    ),
}  # fmt: skip
"""Kind of what is not met -> how that is said in Chinese and English."""


def with_unmet(reply: Reply, call: Call, context: Context) -> Reply:
    """The reply, with what of the request it does not answer said after its first words."""
    notes = tuple(Text(text=context.say(*SAID[kind])) for kind in call.unmet)
    if not notes or not reply.blocks:
        return reply
    first, *rest = reply.blocks
    return reply.model_copy(update={"blocks": (first, *notes, *rest)})
