"""The bytes of files that were kept, for messages that name them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_store.models import Attachment


class Attachments:
    """Files by their keys, whoever asks: a message that names one was addressed already."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def contents(self, keys: Sequence[int]) -> dict[int, bytes]:
        """The bytes of those of these files that are still there."""
        query = select(Attachment.id, Attachment.content).where(Attachment.id.in_(keys))
        return dict(self.session.execute(query).tuples().all())
