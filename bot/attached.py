"""Files that a reply names by their keys, with their bytes, at the moment when it is sent."""

from sqlalchemy.orm import Session

from crm_store.repositories.attachments import Attachments
from intents.reply import AnyBlock, File, Reply


def with_files(session: Session, reply: Reply) -> Reply:
    """The reply with the bytes of its files; one that was erased meanwhile is left out."""
    keys = [key for block in reply.blocks if (key := _key(block)) is not None]
    if not keys:
        return reply
    held = Attachments(session).contents(keys)
    blocks = tuple(_filled(one, held) for one in reply.blocks if _key(one) in (None, *held))
    return reply.model_copy(update={"blocks": blocks})


def _key(block: AnyBlock) -> int | None:
    return block.attachment if isinstance(block, File) else None


def _filled(block: AnyBlock, held: dict[int, bytes]) -> AnyBlock:
    key = _key(block)
    return block if key is None else block.model_copy(update={"content": held[key]})
