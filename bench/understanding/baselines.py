"""The baselines, on the same examples: TF-IDF with a linear SVM, and semantic-router."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.understanding.recognisers import Recogniser
from intents.understand.fitting import Example
from retrieval.embeddings import Encoder

if TYPE_CHECKING:
    from semantic_router import IndexedRouter
    from semantic_router.encoders import DenseEncoder
    from sklearn.pipeline import Pipeline

MISSING = (
    "semantic-router is not installed, so that baseline is left out. It pins openai below 3 and so "
    "wants an environment of its own: python -m venv bench-env && bench-env/bin/pip install -e "
    "'.[bench]' && bench-env/bin/python -m bench.understanding"
)


@dataclass
class LinearSvm:
    """scikit-learn's TF-IDF over characters within words (1 to 4) and words, and a linear SVM.

    Its confidence is the share of the best margin in a softmax over all; it is not calibrated.
    """

    name: str = field(default="TF-IDF + SVM", init=False)
    _model: "Pipeline | None" = field(default=None, init=False)

    def learn(self, examples: Sequence[Example]) -> None:
        """Fit it."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.pipeline import make_pipeline, make_union
        from sklearn.svm import LinearSVC

        characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 4), sublinear_tf=True)
        words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
        self._model = make_pipeline(make_union(characters, words), LinearSVC())
        self._model.fit([one.counted for one in examples], [one.label for one in examples])

    def read(self, one: Example) -> tuple[str, float]:
        """The label with the widest margin."""
        from scipy.special import softmax

        assert self._model is not None
        margins = self._model.decision_function([one.counted])[0]
        if margins.ndim == 0:
            return self._model.classes_[int(margins > 0)], 1.0
        best = int(margins.argmax())
        return str(self._model.classes_[best]), float(softmax(margins)[best])


@dataclass
class SemanticRouter:
    """semantic-router's IndexedRouter over a local index of every example, the encoder the same.

    `aggregation` is what it makes of the five nearest: "mean" is its default, "sum" lets them vote.
    """

    encoder: Encoder
    aggregation: str = "mean"
    _router: "IndexedRouter | None" = field(default=None, init=False)

    @property
    def name(self) -> str:
        """Its name, with the aggregation where that is not the default."""
        return "semantic-router" + ("" if self.aggregation == "mean" else f" ({self.aggregation})")

    def learn(self, examples: Sequence[Example]) -> None:
        """Index the examples."""
        from semantic_router import IndexedRouter, Route
        from semantic_router.index import LocalIndex

        said: dict[str, list[str]] = defaultdict(list)
        for one in examples:
            said[one.label].append(one.spoken)
        routes = [Route(name=label, utterances=texts) for label, texts in said.items()]
        self._router = IndexedRouter(
            _dense(self.encoder), routes, LocalIndex(), aggregation=self.aggregation
        )

    def read(self, one: Example) -> tuple[str, float]:
        """The route it chooses."""
        assert self._router is not None
        choice = self._router(one.spoken)
        assert not isinstance(choice, list)
        return choice.name or "none", min(float(choice.confidence or 0.0), 1.0)


def baselines(encoder: Encoder) -> tuple[list[Recogniser], str | None]:
    """Those that can run here, and a word on what is missing."""
    try:
        import semantic_router  # noqa: F401
    except ImportError:
        return [LinearSvm()], MISSING
    return [LinearSvm(), SemanticRouter(encoder), SemanticRouter(encoder, "sum")], None


def _dense(encoder: Encoder) -> "DenseEncoder":
    """The encoder as semantic-router wants it."""
    from semantic_router.encoders import DenseEncoder

    class Same(DenseEncoder):  # type: ignore[misc]  # it may not be installed
        def __call__(self, docs: list[str]) -> list[list[float]]:
            if len(docs) == 1:
                return [encoder.one(docs[0]).tolist()]
            vectors: list[list[float]] = encoder.many(docs).tolist()
            return vectors

    return Same(name="multilingual-e5-small")
