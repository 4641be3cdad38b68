"""A server on loopback that speaks OpenAI's chat protocol, and answers what a test tells it to."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """One answer: a status and a body; `wait` seconds before it, `drip` seconds between bytes."""

    body: bytes
    status: int = 200
    wait: float = 0.0
    drip: float = 0.0


def message(finish: str = "stop", **said: Any) -> Answer:
    """An assistant's message."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", **said}}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    body = {"id": "c", "object": "chat.completion", "created": 0, "model": "m"}
    return Answer(json.dumps({**body, "choices": [choice], "usage": usage}).encode())


def calls(*made: tuple[str, Body | str]) -> Answer:
    """Tools called, each by name and arguments (a text as it is, which may be no JSON)."""
    tools = [
        {
            "id": f"t{place}",
            "type": "function",
            "function": {"name": name, "arguments": _text(said)},
        }
        for place, (name, said) in enumerate(made)
    ]
    return message("tool_calls", content=None, tool_calls=tools)


def call(tool: str, **arguments: Any) -> Answer:
    """One tool called."""
    return calls((tool, arguments))


def words(text: str) -> Answer:
    """An answer in words, with no tool called."""
    return message(content=text)


def refusal() -> Answer:
    """The model declines."""
    return message(content=None, refusal="I cannot help with that.")


def error(status: int, code: str = "error") -> Answer:
    """An HTTP error, as OpenAI writes it."""
    return Answer(json.dumps({"error": {"message": code, "code": code}}).encode(), status)


def _text(arguments: Body | str) -> str:
    return arguments if isinstance(arguments, str) else json.dumps(arguments, ensure_ascii=False)


@dataclass
class OpenAIServer:
    """The server: `answers` are given in order, `asked` are the requests that came."""

    url: str = ""
    answers: list[Answer] = field(default_factory=list)
    asked: list[Body] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    while_asked: Callable[[], None] = lambda: None
    stopped: Event = field(default_factory=Event)

    def says(self, *answers: Answer) -> None:
        """What it answers next."""
        self.answers += answers

    @property
    def tools(self) -> dict[str, Body]:
        """The tools of the last request: name -> JSON Schema of its arguments."""
        functions = [one["function"] for one in self.asked[-1]["tools"]]
        return {one["name"]: one["parameters"] for one in functions}

    @property
    def instructions(self) -> str:
        """The system message of the last request."""
        return str(self.asked[-1]["messages"][0]["content"])


@contextmanager
def running() -> Iterator[OpenAIServer]:
    """A server until the block ends; the test fails where an answer was left over."""
    state = OpenAIServer()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(state))
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield state
        assert not state.answers, "the model was asked less often than the test says"
    finally:
        state.stopped.set()
        server.shutdown()
        server.server_close()


def _handler(state: OpenAIServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            state.paths.append(self.path)
            state.asked.append(json.loads(self.rfile.read(length)))
            state.headers.append({name.lower(): value for name, value in self.headers.items()})
            state.while_asked()
            # A request that no test expects is an error of its own, and no answer by chance.
            self._send(state.answers.pop(0) if state.answers else error(500, "nothing scripted"))

        def _send(self, answer: Answer) -> None:
            state.stopped.wait(answer.wait)
            self.send_response(answer.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            try:
                self._write(answer)
            except OSError:
                self.close_connection = True  # whoever asked did not wait

        def _write(self, answer: Answer) -> None:
            if not answer.drip:
                self.wfile.write(answer.body)
                return
            for place in range(len(answer.body)):
                self.wfile.write(answer.body[place : place + 1])
                if state.stopped.is_set():
                    return
                time.sleep(answer.drip)

        def log_message(self, *_: object) -> None:
            pass

    return Handler
