"""What `guanxi doctor` finds about GUANXI_EMBEDDINGS: a model that makes vectors elsewhere."""

from collections.abc import Iterator

from bot.findings import Finding, Say
from bot.settings import Settings

CHECK = "embeddings"
ASKED = "hello 你好"


def vector_model(settings: Settings, say: Say) -> Iterator[Finding]:
    """Whether it answers, asked for the vector of a word; nothing where none is named."""
    from retrieval.model import VectorModel

    if not (name := settings.guanxi_embeddings):
        return
    key = settings.guanxi_embeddings_key.get_secret_value()
    try:
        size = VectorModel(name, settings.guanxi_embeddings_url, key).question(ASKED).size
    except Exception as error:  # whatever a provider's client raises
        advice = say(
            "检查 GUANXI_EMBEDDINGS、GUANXI_EMBEDDINGS_URL、GUANXI_EMBEDDINGS_KEY 和网络；"
            "在那之前历史只按字面查找。",
            "Check GUANXI_EMBEDDINGS, GUANXI_EMBEDDINGS_URL, GUANXI_EMBEDDINGS_KEY, the network; "
            "until then history is searched by words alone.",
        )
        yield Finding(CHECK, "problem", f"{name}: {type(error).__name__}: {error}"[:300], advice)
        return
    text = say(
        f"{name}，{size} 维；被搜索的全部内容和提的问题都发给它",
        f"{name}, {size} dimensions; all that is searched is sent to it, and every question",
    )
    yield Finding(CHECK, "ok", text)
