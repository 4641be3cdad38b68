"""What only people understand: passed on to those who talk to the customer, else said so."""

from bot.channel import SentFile, Unreadable
from crm_store.models import Activity
from intents.accounts.keeping import RECORDINGS, kept, refuse_unfit
from intents.context import Context
from intents.own import customer_meant
from intents.reply import File, Reply, fail
from intents.service.desk import SILENT, desk_of, passed_on, passed_on_file

KINDS: dict[str, tuple[str, str]] = {
    "voice": ("语音", "voice message"), "audio": ("音频", "recording"), "video": ("视频", "video"),
    "video_note": ("视频", "video"), "sticker": ("贴纸", "sticker"), "location": ("位置", "place"),
    "venue": ("位置", "place"), "poll": ("投票", "poll"),
}  # fmt: skip
OTHER = ("消息", "message")


def unreadable(event: Unreadable, key: str, context: Context) -> Reply:
    """A voice message, a sticker, a place: for people, where some talk to the customer."""
    desk = None if context.actor.is_staff else desk_of(context)
    if desk is None:
        return _not_words(event, context)
    if event.file is None or event.file.content is None:
        return passed_on(f"[{_kind(event, context)}] {event.words}".strip(), key, desk.id, context)
    refuse_unfit(event.file.name, event.file.size, context, RECORDINGS)
    file, activity = _kept(event, event.file, context)
    passed_on_file(file, activity, desk, context)
    return SILENT


def _kept(event: Unreadable, recording: SentFile, context: Context) -> tuple[File, Activity]:
    customer = customer_meant(None, context)
    assert customer is not None
    content = recording.content or b""
    sent = File(name=recording.name, media_type=recording.media_type, content=content)
    words = f" — {event.words}" if event.words else ""
    summary = f"[{_kind(event, context)}] {recording.name}{words}"
    activity, file = kept(sent, summary, customer, context.actor.contact_id, context)
    return file, activity


def _not_words(event: Unreadable, context: Context) -> Reply:
    kind = _kind(event, context)
    return fail(
        context.say(f"我看不懂{kind}。", f"I cannot make anything of a {kind}."),
        context.say("请打字说，或者发图片、文件。",
                    "Please put it in words, or send a picture or a file."),
    )  # fmt: skip


def _kind(event: Unreadable, context: Context) -> str:
    return context.say(*KINDS.get(event.what, OTHER))
