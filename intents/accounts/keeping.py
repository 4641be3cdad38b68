"""Files that are kept: which are taken, and where they stand: on a customer's timeline."""

from crm_store.models import Activity, Attachment, Customer
from intents.context import Context, RefusedError
from intents.reply import File

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
KINDS = frozenset(
    "jpg jpeg png webp gif heic bmp pdf txt csv doc docx xls xlsx ppt pptx odt ods vcf ics".split()
)
RECORDINGS = frozenset("ogg oga mp3 m4a mp4".split())
"""What people listen to and look at; taken only where people talk to the customer."""
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
"""What a program begins with, whatever its name says."""


def refuse_unfit(
    name: str, size: int, context: Context, kinds: frozenset[str] = KINDS
) -> None:  # fmt: skip
    """Refuse what is too large or of a kind that is not taken, before it is fetched."""
    if size > MOST_BYTES:
        limit = MOST_BYTES // MEGABYTE
        raise RefusedError(
            context.say(f"文件太大了，最多 {limit} MB。", f"The file is over {limit} MB."),
            context.say("可以压缩一下再发。", "Make it smaller and send it again."),
        )  # fmt: skip
    if name.rpartition(".")[2].lower() not in kinds:
        raise RefusedError(
            context.say(f"这种文件我不收：{name}", f"I do not take files of this kind: {name}"),
            context.say("可以发图片、PDF、Office 文档和文本。",
                        "Pictures, PDF, Office documents and texts are fine."),
        )  # fmt: skip


def refuse_program(content: bytes, context: Context) -> None:
    """Refuse what a machine would run, whatever its name says."""
    if content.startswith(PROGRAMS):
        raise RefusedError(context.say("程序文件我不收。", "I do not take programs."))


def kept(
    file: File, summary: str, customer: Customer, contact_id: int | None, context: Context
) -> tuple[Activity, File]:
    """Keep a file on a customer's timeline: what happened, and the file by its key alone."""
    activity = context.store.activities.add(
        Activity(customer_id=customer.id, contact_id=contact_id, user_id=context.actor.user_id,
                 at=context.now, kind="message", summary=summary)
    )  # fmt: skip
    attachment = Attachment(
        activity_id=activity.id, customer_id=customer.id, contact_id=contact_id, name=file.name,
        media_type=file.media_type, size=len(file.content), content=file.content, at=context.now,
    )  # fmt: skip
    context.store.session.add(attachment)
    context.store.session.flush()
    return activity, File(
        name=file.name, media_type=file.media_type, attachment=attachment.id, size=attachment.size
    )
