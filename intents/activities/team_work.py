"""Work of a whole team: a manager sees it, and a rep hears whose they may see."""

from intents.call import RecordRef
from intents.context import Context
from intents.refusing import manager_of
from intents.reply import Text


def shows_team(named: RecordRef | None, context: Context) -> bool:
    """Whether the work of everybody whom the speaker manages is meant."""
    return named is None and context.of_team and context.actor.manages


def own_only(named: RecordRef | None, context: Context) -> tuple[Text, ...]:
    """What a rep is told who asks for the team's work and gets their own."""
    if named is not None or not context.of_team or context.actor.manages:
        return ()
    name = manager_of(context)
    text = context.say(
        f"整个团队的只有经理看得到（可以问{name or '你的经理'}），下面是你自己的。",
        f"The whole team's is for its manager to see (ask {name or 'yours'}); this is your own.",
    )
    return (Text(text=text),)
