"""The model of this process through LangChain's interface, as any other model is reached."""

from langchain_core.embeddings import Embeddings

from retrieval.embeddings import Encoder


class InLangChain(Embeddings):
    """An encoder as LangChain has it. Apart, since a message is recognised without LangChain."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def embed_query(self, text: str) -> list[float]:
        """A question's vector."""
        return [float(x) for x in self._encoder.one(text)]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of passages."""
        return [[float(x) for x in row] for row in self._encoder.passages(texts)]
