"""hand_over: all that a leaving colleague has in hand goes to another."""

from crm_store.models import User
from crm_store.repositories.attached import Attached
from intents.context import Context, RefusedError
from intents.customers.counts import in_words
from intents.intent import MANAGERS, Effect, Intent
from intents.reply import Reply, Text
from intents.slots import Slots, UserSlot

USER_COLUMN = {"task": "assignee_id", "ticket": "assignee_id", "activity": "user_id"}
"""The column that says whose a record is, where it is not `owner_id`."""


class HandOver(Slots):
    """From whom, and to whom."""

    from_user: UserSlot
    to_user: UserSlot


def preview(slots: HandOver, context: Context) -> Reply:
    """How many records of each kind will change hands."""
    leaving, taking = _people(slots, context)
    counts = in_words(Attached(context.store).counts(leaving.id), context)
    if not counts:
        raise _nothing(leaving, context)
    text = context.say(
        f"要把{leaving.name}手上的全部交给{taking.name}吗？共有：{counts}。",
        f"Hand over all of {leaving.name}'s work to {taking.name}? That is: {counts}.",
    )
    hint = context.say(
        "已关闭的商机和历史跟进不变，统计口径不受影响。",
        "Closed deals and past activities stay as they are, so figures do not change.",
    )
    return Reply(blocks=(Text(text=f"{text}\n{hint}"),))


def handle(slots: HandOver, context: Context) -> Reply:
    """Give it all away in one change: a query a kind, however many records there are."""
    leaving, taking = _people(slots, context)
    context.store.users.hold(leaving, taking)
    counts: dict[str, int] = {}
    for kind, query in Attached(context.store).owned(leaving.id).items():
        records = list(context.store.session.scalars(query))
        for record in records:
            setattr(record, USER_COLUMN.get(kind, "owner_id"), taking.id)
        context.store.session.flush()  # so that the customers are told of first
        counts |= {kind: len(records)} if records else {}
    if not counts:
        raise _nothing(leaving, context)
    text = context.say(
        f"{leaving.name}手上的已全部交给{taking.name}：{in_words(counts, context)}。",
        f"All of {leaving.name}'s work is {taking.name}'s now: {in_words(counts, context)}.",
    )
    return Reply(blocks=(Text(text=text),))


def _people(slots: HandOver, context: Context) -> tuple[User, User]:
    leaving = context.load(User, slots.from_user)
    taking = context.load(User, slots.to_user)
    if leaving.id == taking.id:
        raise RefusedError(
            context.say("交出和接手的是同一个人。", "Both are the same person."),
            context.say("请说交给另一位同事。", "Name another colleague to take over."),
        )
    return leaving, taking


def _nothing(leaving: User, context: Context) -> RefusedError:
    return RefusedError(
        context.say(f"在你能看到的范围里，{leaving.name}手上没有要交接的。",
                    f"As far as you can see, {leaving.name} has nothing in hand."),
        context.say("没有任何改动。", "Nothing was changed."),
    )  # fmt: skip


hand_over = Intent(
    "hand_over",
    MANAGERS,
    HandOver,
    Effect.CONFIRMED,
    ("把离职同事手上的全部交给另一位", "hand all that a leaving colleague owns to another"),
    handle,
    preview,
    ("交接", "Hand over"),
)
