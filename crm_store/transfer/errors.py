"""What goes wrong in a file, said in both languages until it is known who reads it."""

from crm_store.scope import Actor


class TransferError(ValueError):
    """A path that cannot be imported or exported at all; the message is for the person."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en

    def sentence(self, actor: Actor) -> str:
        """What is wrong and what to do, in the person's language."""
        return actor.zh_en(self.zh, self.en)


class FileRefusedError(TransferError):
    """A file that holds no rows that can be read."""


class RowRefusedError(TransferError):
    """A row that cannot be imported, because of this column's value."""

    def __init__(self, column: str, value: str, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.column = column
        self.value = value


class CellRefusedError(TransferError):
    """A value that is none of its column's type."""
