"""Visitors: people of whom nothing is known. They are welcome, and learn nothing of anybody."""

from intents.buttons import ask
from intents.call import Share
from intents.context import Context, RefusedError
from intents.reply import Button, Reply, Text

FOR_VISITORS = frozenset({"list_products", "show_product", "leave_request", "help", "set_language"})
"""What is carried out for somebody of whom nothing is known."""
FOR_GROUPS = FOR_VISITORS - {"leave_request", "set_language"}
"""And what where others read along."""


def may_be_asked(intent: str, context: Context) -> bool:
    """Whether somebody of this actor's standing gets an answer to it; others than visitors do."""
    if not context.actor.is_visitor:
        return True
    return intent in (FOR_VISITORS if context.actor.account else FOR_GROUPS)


def welcome(context: Context) -> Reply:
    """Who this is, what a visitor can do here, and how to be known."""
    name = context.actor.name
    text = context.say(
        f"你好{f'，{name}' if name else ''}！我是客户助手。你可以：\n"
        "· 问产品和价格\n· 留个电话，请同事联系你\n"
        "已经是我们的客户？分享你的手机号，或者打开客户经理给你的绑定链接，就能查订单、工单和合同。",
        f"Hello{f', {name}' if name else ''}! I am the customer assistant. You can:\n"
        "· ask about products and prices\n· leave your number, and a colleague will call you\n"
        "Already a customer? Share your phone number, or open the link that your account manager "
        "gives you, to see orders, requests and contracts.",
    )
    return Reply(blocks=(Text(text=text),), buttons=visitor_buttons(context))


def visitor_buttons(context: Context) -> tuple[Button, ...]:
    """What a visitor can press; where others read along, nothing that is private."""
    products = ask(context.say("看产品", "Products"), "list_products")
    if not context.actor.account:
        return (products,)
    return (
        products,
        ask(context.say("请联系我", "Contact me"), "leave_request"),
        Button(
            id="share",
            label=context.say("📱 分享我的手机号", "📱 Share my phone number"),
            action=Share(),
        ),
    )


def not_known(context: Context) -> RefusedError:
    """A visitor asks for what only customers have."""
    if not context.actor.account:
        return RefusedError(
            context.say("账户信息不在这里说。", "I do not talk of accounts here."),
            context.say("请私下给我发消息。", "Write to me in private."),
        )
    return RefusedError(
        context.say("我还不知道你是哪位客户，所以查不到。",
                    "I do not know yet which customer you are, so I find nothing."),
        context.say(
            "点“分享我的手机号”，或者向你的客户经理要一个绑定链接；也可以留个电话，请同事联系你。",
            "Share your phone number, or ask your account manager for a link; "
            "or leave your number and a colleague will call you.",
        ),
        visitor_buttons(context),
    )  # fmt: skip
