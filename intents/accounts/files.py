"""Files that customers send: kept, put on their timeline, and passed on to whoever is theirs."""

from crm_store.models import Activity, Attachment, Customer, User
from intents.accounts.visiting import not_known
from intents.buttons import ask
from intents.context import Context, RefusedError, ref
from intents.notices import notify_user, worded_for_user
from intents.own import customer_meant
from intents.reply import AnyBlock, Button, File, Reply, Text
from intents.service.desk import SILENT, desk_of, passed_on_file
from intents.service.handing_over import responsible

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
PASSED_ON = 5 * MEGABYTE
"""What is not larger goes along with the notice."""
KINDS = frozenset(
    "jpg jpeg png webp gif heic bmp pdf txt csv doc docx xls xlsx ppt pptx odt ods vcf ics".split()
)
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
"""What a program begins with, whatever its name says."""


def refuse_unfit(name: str, size: int, context: Context) -> None:
    """Refuse what is too large or of a kind that is not taken, before it is fetched."""
    if size > MOST_BYTES:
        limit = MOST_BYTES // MEGABYTE
        raise RefusedError(
            context.say(f"文件太大了，最多 {limit} MB。", f"The file is over {limit} MB."),
            context.say("可以压缩一下再发。", "Make it smaller and send it again."),
        )  # fmt: skip
    if name.rpartition(".")[2].lower() not in KINDS:
        raise RefusedError(
            context.say(f"这种文件我不收：{name}", f"I do not take files of this kind: {name}"),
            context.say("可以发图片、PDF、Office 文档和文本。",
                        "Pictures, PDF, Office documents and texts are fine."),
        )  # fmt: skip


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
    if content.startswith(PROGRAMS):
        raise RefusedError(context.say("程序文件我不收。", "I do not take programs."))
    customer = customer_meant(None, context)
    assert customer is not None
    activity = _kept(name, media_type, content, caption, customer, context)
    file = File(name=name, media_type=media_type, content=content)
    if (desk := desk_of(context)) is not None:
        passed_on_file(file, activity, desk, context)
        return SILENT
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


def _kept(
    name: str, media_type: str, content: bytes, caption: str, customer: Customer, context: Context
) -> Activity:
    summary = f"📎 {name}" + (f" — {caption}" if caption else "")
    activity = context.store.activities.add(
        Activity(customer_id=customer.id, contact_id=context.actor.contact_id, at=context.now,
                 kind="message", summary=summary)
    )  # fmt: skip
    context.store.session.add(
        Attachment(activity_id=activity.id, customer_id=customer.id, size=len(content),
                   contact_id=context.actor.contact_id, name=name, media_type=media_type,
                   content=content, at=context.now)
    )  # fmt: skip
    return activity


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
    blocks: list[AnyBlock] = [Text(text=text)]
    if len(file.content) <= PASSED_ON:
        blocks.append(file)
    reply = Reply(blocks=tuple(blocks), focus=(ref(customer),))
    notify_user(user, f"file:{activity.id}", reply, context)
