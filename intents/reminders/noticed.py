"""What every notice has besides its own text: why it came, and how to have fewer of them."""

from datetime import datetime

from intents.buttons import ask
from intents.context import Context
from intents.format import moment
from intents.reply import Reply, Text

UNSUBSCRIBE = ("退订", "Unsubscribe")


def to_user(reply: Reply, number: int, about_customer: bool, context: Context) -> Reply:
    """A notice to a colleague, with the buttons that every one has."""
    say = context.say
    more = [
        ask(say("为什么提醒我？", "Why did I get this?"), "explain_notice", notice=number),
        ask(say("明天再提醒", "Tomorrow"), "snooze_notice", notice=number),
    ]
    if about_customer:
        words = say("这个客户不再提醒", "Not again for this customer")
        more.append(ask(words, "mute_notice", notice=number))
    return reply.model_copy(update={"buttons": (*reply.buttons, *more)})


def to_customer(reply: Reply, number: int, context: Context) -> Reply:
    """A message to a customer's person, who can ask why and stop it."""
    say = context.say
    more = (
        ask(say("为什么收到这条？", "Why did I get this?"), "explain_notice", notice=number),
        ask(say(*UNSUBSCRIBE), "unsubscribe"),
    )
    return reply.model_copy(update={"buttons": (*reply.buttons, *more)})


def draft_reply(text: str, whom: str, number: int, due: datetime, context: Context) -> Reply:
    """A message that waits for its owner: as it would be sent, and what can be done with it."""
    say = context.say
    when = moment(due, context.actor)
    head = say(f"给 {whom} 的消息，{when} 发出，请过目：",
               f"A message to {whom}, to be sent {when}. Please look at it:")  # fmt: skip
    buttons = (
        ask(say("发送", "Send"), "send_draft", notice=number),
        ask(say("修改", "Edit"), "edit_draft", notice=number),
        ask(say("不发", "Skip"), "skip_draft", notice=number),
        ask(say("为什么提醒我？", "Why did I get this?"), "explain_notice", notice=number),
    )
    return Reply(blocks=(Text(text=head), Text(text=text)), buttons=buttons)


def text_of(reply: Reply) -> str:
    """The words of a message: what a colleague sees, and may change, before it is sent."""
    return "\n\n".join(block.text for block in reply.blocks if isinstance(block, Text))
