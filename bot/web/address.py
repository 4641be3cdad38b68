"""The console's address."""


def address(host: str, port: int) -> str:
    """The URL of a console; that of this machine where it listens on every address."""
    shown = "127.0.0.1" if host in ("", "0.0.0.0", "::") else host.strip("[]")  # noqa: S104
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
