"""Files that customers send: kept, put on their timeline, and passed on to whoever is theirs."""

from crm_store.models import Activity, Customer, User
from intents.accounts.keeping import kept, refuse_program, refuse_unfit
from intents.accounts.visiting import not_known
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.notices import notify_user, worded_for_user
from intents.own import customer_meant
from intents.reply import Button, File, Reply, Text
from intents.service.desk import SILENT, desk_of, passed_on_file
from intents.service.handing_over import responsible
from intents.service.telling_more import added, just_opened


def received(
    name: str, media_type: str, content: bytes, caption: str, context: Context
) -> Reply:  # fmt: skip
    """Keep a file on the customer's timeline, and tell whoever looks after them."""
    if context.actor.is_staff:
        raise RefusedError(
            context.say("同事的文件请在网页控制台里导入。", "Import files in the web console."),
        )
    if context.actor.is_visitor:
        raise not_known(context)
    refuse_unfit(name, len(content), context)
    refuse_program(content, context)
    customer = customer_meant(None, context)
    assert customer is not None
    summary = f"📎 {name}" + (f" — {caption}" if caption else "")
    sent = File(name=name, media_type=media_type, content=content)
    activity, file = kept(sent, summary, customer, context.actor.contact_id, context)
    if (desk := desk_of(context)) is not None:
        passed_on_file(file, activity, desk, context)
        return SILENT
    if (ticket := just_opened(context)) is not None:
        return added(ticket, summary, f"file:{activity.id}", context, file)
    people = responsible(customer, context)
    for user in people:
        _tell(user, activity, file, customer, context)
    names = context.say("、", ", ").join(user.name for user in people)
    text = context.say(
        f"收到文件“{name}”，已经转给 {names}。",
        f"I have got “{name}”, and passed it on to {names}.",
    )
    return Reply(blocks=(Text(text=text),), buttons=_next(caption, context))


def _next(caption: str, context: Context) -> tuple[Button, ...]:
    """What is said with a file may be a request."""
    if not caption:
        return ()
    return (ask(context.say("报告为问题", "Report it as a problem"), "open_ticket",
                subject=caption[:200]),)  # fmt: skip


def _tell(
    user: User,
    activity: Activity,
    file: File,
    customer: Customer,
    context: Context,
) -> None:
    theirs = worded_for_user(user, context)
    who = f"{customer.name} · {context.actor.name}"
    text = theirs.say(f"{who} 发来文件：{activity.summary}", f"{who} sent: {activity.summary}")
    reply = Reply(blocks=(Text(text=text), file), focus=(ref(customer),))
    notify_user(user, f"file:{activity.id}", reply, context)
