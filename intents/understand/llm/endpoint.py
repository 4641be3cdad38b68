"""Endpoint: which model is asked, where, and with which key."""

import os
from dataclasses import dataclass, field

COMPATIBLE = {
    "deepseek": ("https://api.deepseek.com", "DEEPSEEK_API_KEY"),
    "qwen": ("https://dashscope.aliyuncs.com/compatible-mode/v1", "DASHSCOPE_API_KEY"),
    "ollama": ("http://127.0.0.1:11434/v1", ""),
}
"""Providers that speak OpenAI's protocol: their address, and the variable that holds the key."""
NO_KEY = "none"


@dataclass(frozen=True)
class Endpoint:
    """A model. `provider` is LangChain's name of it; an empty address or key is the provider's."""

    provider: str
    model: str
    address: str = ""
    key: str = field(default="", repr=False)
    seconds: float = 8.0

    @property
    def name(self) -> str:
        """`provider:model`."""
        return f"{self.provider}:{self.model}"


def endpoint_of(model: str, address: str, key: str, seconds: float) -> Endpoint | None:
    """The endpoint of the settings; None where no model is named. Raises ValueError."""
    if not model:
        return None
    provider, colon, name = model.partition(":")
    if not (colon and provider and name):
        raise ValueError(
            f"GUANXI_LLM 要写成 提供商:模型，例如 deepseek:deepseek-chat，而不是 {model!r}。/ GUANXI_LLM is "
            f"{model!r}; it has to be provider:model, as in deepseek:deepseek-chat."
        )
    if provider in COMPATIBLE:
        usual, variable = COMPATIBLE[provider]
        key = key or ("" if address else os.environ.get(variable, ""))
        return Endpoint("openai", name, address or usual, key or NO_KEY, seconds)
    if address and provider == "openai":
        # The key of OpenAI in the environment is for OpenAI, and not for another address.
        return Endpoint(provider, name, address, key or NO_KEY, seconds)
    return Endpoint(provider, name, address, key, seconds)
