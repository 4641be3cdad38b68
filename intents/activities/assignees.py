"""Whom a to-do may be given to, and whose work a request is about."""

from crm_store.models import User
from intents.call import RecordRef
from intents.context import Context, RefusedError, ref


def assignee(named: RecordRef | None, context: Context) -> User | None:
    """The colleague who is to do it: the speaker, or one of their team. Refuses anybody else."""
    actor = context.actor
    if named is None:
        return context.store.users.get(actor.user_id) if actor.user_id is not None else None
    user = context.load(User, named)
    team = {actor.user_id, *(actor.sees or ()), *actor.teammates}
    if not actor.sees_all and user.id not in team:
        raise RefusedError(
            context.say(f"{user.name} 不在你的团队里，不能给 TA 派待办。",
                        f"{user.name} is not on your team, so you cannot give them to-dos."),
            context.say("可以建给自己，或者请对方的经理来派。",
                        "Keep it yourself, or ask their manager to assign it."),
        )  # fmt: skip
    return user


def whose_work(named: RecordRef | None, context: Context) -> RecordRef | None:
    """The colleague asked about, the speaker by default. Refuses those whose work is not seen."""
    if named is None:
        user_id = context.actor.user_id
        return RecordRef(kind="user", id=user_id, name=context.actor.name) if user_id else None
    user = context.load(User, named)
    if not context.store.users.sees(user):
        raise RefusedError(
            context.say(
                f"你看不到 {user.name} 的工作安排。", f"You cannot see {user.name}'s work."
            ),
            context.say("可以直接问对方，或者问对方的经理。", "Ask them, or their manager."),
        )
    return ref(user)
