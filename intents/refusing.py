"""What is said of a request that is not for this person, or that nothing carries out yet."""

from crm_store.repositories.addresses import Addresses
from intents.context import Context
from intents.intent import AnyIntent
from intents.reply import Reply, fail


def not_allowed(intent: AnyIntent | None, context: Context) -> Reply:
    """The request is not one for this person (which is all that they learn)."""
    if intent is not None and context.actor.role == "rep" and "manager" in intent.who:
        name = manager_of(context)
        return fail(
            context.say("这件事需要经理来做。", "This needs a manager."),
            context.say(
                f"可以请{name or '你的经理'}在这里说同样的话。",
                f"Ask {name or 'your manager'} to say the same here.",
            ),
        )
    return fail(
        context.say("这里做不了这件事。", "That is not something I can do for you here."),
        context.say("说“帮助”看看可以做什么。", "Say “help” to see what you can ask."),
    )


def manager_of(context: Context) -> str:
    """The name of the speaker's manager; "" where they have none."""
    addresses = Addresses(context.store.session)
    user = addresses.colleague(context.actor.user_id)
    manager = addresses.manager_of(user) if user is not None else None
    return manager.name if manager is not None else ""


def not_yet(intent: AnyIntent, context: Context) -> Reply:
    """The request is understood, and nothing carries it out yet."""
    does = intent.description(context.actor.language)
    return fail(
        context.say(f"我明白你想：{does}。这个功能还没有上线。",
                    f"I understand that you want to {does}. That cannot be done yet."),
        context.say("没有任何改动。说“帮助”看看现在可以做什么。",
                    "Nothing was changed. Say “help” to see what can be done now."),
    )  # fmt: skip
