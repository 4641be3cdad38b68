"""Client: asks the model, through LangChain, within its time. The one module that imports it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from pydantic import JsonValue

from intents.understand.llm.deadline import within
from intents.understand.llm.endpoint import Endpoint
from intents.understand.llm.trouble import TroubleError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage

    from intents.understand.llm.tools import Tool

REFUSALS = frozenset({"content_filter", "refusal", "safety", "SAFETY"})


@dataclass(frozen=True)
class ToolCall:
    """A tool that the model called, with the arguments as it wrote them: nothing is checked yet."""

    name: str
    arguments: Mapping[str, JsonValue]


@dataclass(frozen=True)
class Query:
    """All that is sent to the model: the instructions, the message, and the tools."""

    instructions: str
    message: str
    tools: "Sequence[Tool]"


class Client:
    """One model. Loads LangChain when it is first asked; safe to use from several threads."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._loading = Lock()
        self._model: BaseChatModel | None = None

    @property
    def address(self) -> str:
        """Where messages go, as far as the provider's package tells. Raises TroubleError."""
        said = getattr(self._loaded(), "openai_api_base", None) or self.endpoint.address
        return str(said or f"{self.endpoint.provider}'s own address")

    def ask(self, query: Query) -> tuple[ToolCall, ...]:
        """The tools that the model calls, one at least.

        Raises TroubleError, or whatever the provider's client raises; see `trouble_of`.
        """
        model = self._loaded()
        return _tool_calls(within(self.endpoint.seconds, lambda: _answer(model, query)))

    def _loaded(self) -> "BaseChatModel":
        with self._loading:
            if self._model is None:
                self._model = _load(self.endpoint)
            return self._model


def _load(endpoint: Endpoint) -> "BaseChatModel":
    from langchain.chat_models import init_chat_model

    given: dict[str, Any] = {
        name: value
        for name, value in (("base_url", endpoint.address), ("api_key", endpoint.key))
        if value
    }
    try:
        model: BaseChatModel = init_chat_model(
            endpoint.model,
            model_provider=endpoint.provider,
            timeout=endpoint.seconds,
            max_retries=0,
            **given,
        )
    except Exception as error:  # each provider's package has errors of its own
        raise TroubleError("missing", str(error).split("\n")[0]) from error
    return model


def _answer(model: "BaseChatModel", query: Query) -> "AIMessage":
    from langchain_core.messages import HumanMessage, SystemMessage
    from langsmith import tracing_context

    messages = [SystemMessage(query.instructions), HumanMessage(query.message)]
    # Whatever another program's LANGSMITH_TRACING says, nobody's messages go to LangSmith.
    with tracing_context(enabled=False):
        return model.bind_tools([tool.to_json() for tool in query.tools]).invoke(messages)


def _tool_calls(answer: "AIMessage") -> tuple[ToolCall, ...]:
    told = answer.response_metadata
    stopped = told.get("finish_reason") or told.get("stop_reason")
    if answer.additional_kwargs.get("refusal") or stopped in REFUSALS:
        raise TroubleError("refused")
    if answer.invalid_tool_calls or not answer.tool_calls or stopped == "length":
        raise TroubleError("nonsense", f"no tool calls that can be read ({stopped})")
    return tuple(ToolCall(one["name"], one["args"]) for one in answer.tool_calls)
