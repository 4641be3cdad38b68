"""A Chroma server (`chroma run`) as a client, which does not wait for it for ever."""

import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.config import Settings

PATIENCE = 5.0
"""Seconds that a question waits for a byte of the server's; Chroma itself would wait for ever."""
USUAL_PORT = 8000


def server_at(url: str, settings: "Settings") -> "ClientAPI":
    """The client of the server at `http://host:port`.

    Raises ValueError for what is no such address, ConnectionError where nothing answers there.
    """
    import chromadb

    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(
            f"CHROMA_URL 是 {url!r}，应该像 http://host:8000。/ "
            f"CHROMA_URL is {url!r}; it has to be an address as http://host:8000."
        )
    port = parts.port or USUAL_PORT
    try:
        heartbeat = f"{parts.scheme}://{parts.hostname}:{port}/api/v2/heartbeat"
        urllib.request.urlopen(heartbeat, timeout=PATIENCE).close()  # noqa: S310 - http, as was seen
    except OSError as error:
        raise ConnectionError(
            f"CHROMA_URL {url} 没有 Chroma 服务器应答：{error}。/ "
            f"No Chroma server answers at CHROMA_URL {url}: {error}."
        ) from error
    client = chromadb.HttpClient(
        host=parts.hostname, port=port, ssl=parts.scheme == "https", settings=settings
    )
    client._server._session.timeout = PATIENCE  # type: ignore[attr-defined]
    return client
