"""Trouble: why a model gave no answer that can be used, and how the person is told."""

from dataclasses import dataclass
from typing import Literal

from crm_store.scope import Actor

Kind = Literal["late", "quota", "key", "refused", "nonsense", "failed", "missing"]

WORDS: dict[Kind, tuple[str, str]] = {
    "late": ("语言模型没有及时回答", "The language model did not answer in time"),
    "quota": ("语言模型的额度用完了，或者请求太多", "The language model's quota is used up"),
    "key": ("语言模型不接受现在的密钥", "The language model does not accept its key"),
    "refused": ("语言模型拒绝回答", "The language model declined to answer"),
    "nonsense": ("语言模型的回答没法用", "The language model's answer could not be used"),
    "failed": ("语言模型出错了", "The language model could not be asked"),
    "missing": ("语言模型没有设置好", "The language model is not set up properly"),
}
ADVICE: dict[Kind, tuple[str, str]] = {
    "late": (
        "换一个更快的模型，或者调大 GUANXI_LLM_TIMEOUT。",
        "Take a quicker model, or raise GUANXI_LLM_TIMEOUT.",
    ),
    "quota": ("到提供商那里充值，或者过一会儿再试。", "Top up at the provider, or wait a while."),
    "key": ("检查 GUANXI_LLM_KEY。", "Check GUANXI_LLM_KEY."),
    "refused": ("换一个模型。", "Take another model."),
    "nonsense": ("换一个支持工具调用（tool calling）的模型。", "Take a model that can call tools."),
    "failed": (
        "检查 GUANXI_LLM 的模型名、GUANXI_LLM_URL 和网络。",
        "Check the model's name in GUANXI_LLM, GUANXI_LLM_URL and the network.",
    ),
    "missing": (
        "照提示安装缺少的包或设置密钥；见 docs/llm.md。",
        "Install the package or set the key that is missing; see docs/llm.md.",
    ),
}
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)
"""What the clients raise over an answer that is not of the form that they expect."""
KEY, QUOTA, LATE = (401, 403), (402, 429), (408, 504)


@dataclass(frozen=True)
class Trouble:
    """What went wrong; `detail` is for the log and the doctor, never for a person's chat."""

    kind: Kind
    detail: str = ""

    def sentence(self, actor: Actor) -> str:
        """What the person is told above the local reading."""
        zh, en = WORDS[self.kind]
        return actor.zh_en(f"{zh}，下面是我自己的理解。", f"{en}; this is my own reading.")


class TroubleError(Exception):
    """No answer that can be used."""

    def __init__(self, kind: Kind, detail: str = "") -> None:
        super().__init__(f"{kind}: {detail}")
        self.trouble = Trouble(kind, detail)


def trouble_of(error: Exception) -> Trouble:
    """What an error of any provider's client comes to, by its HTTP status or its name."""
    if isinstance(error, TroubleError):
        return error.trouble
    detail = f"{type(error).__name__}: {error}"[:300]
    return Trouble(_kind(error), detail)


def _kind(error: Exception) -> Kind:
    status = getattr(error, "status_code", None)
    if status in KEY:
        return "key"
    if status in QUOTA:
        return "quota"
    if status in LATE or "Timeout" in type(error).__name__:
        return "late"
    return "nonsense" if isinstance(error, UNREADABLE) and status is None else "failed"
