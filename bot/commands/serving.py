"""`guanxi demo` and `guanxi serve`: the web console."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.start import say, start, stop, tell

if TYPE_CHECKING:
    from bot.bootstrap import App

PARTS = ("web",)
Port = Annotated[
    int | None, typer.Option(help="The console's port; 0 takes any. [default: GUANXI_WEB_PORT]")
]


def demo(port: Port = None) -> None:
    """Fill a sample company and open the web console to it.

    The company is made by code, with dates relative to today, and only where the store has no
    customers yet. In the page you can be any of its people.
    """
    from datetime import UTC, datetime

    from crm_store.sample import fill_sample

    app = start()
    tell(say(app, "正在准备示例公司……", "Preparing the sample company …"))
    now = datetime.now(UTC)
    fill_sample(app.database, now.astimezone(app.defaults.timezone).date(), now)
    _serve(app, port, demo=True)


def serve(
    only: Annotated[
        str, typer.Option(help="Which parts to run, with commas between: web.")
    ] = ",".join(PARTS),
    port: Port = None,
) -> None:
    """Run the web console until it is stopped.

    People sign in with a link that `guanxi link NAME` prints.
    """
    app = start()
    if unknown := [part for part in only.split(",") if part.strip() not in PARTS]:
        raise stop(f"Nothing is called {', '.join(unknown)!r}; there is: {', '.join(PARTS)}.")
    _serve(app, port, demo=False)


def _serve(app: "App", port: int | None, *, demo: bool) -> None:
    from bot.web.serve import serve as serve_console

    def ready(url: str) -> None:
        tell(say(app, f"Guanxi 已就绪：{url}", f"Guanxi is ready: {url}"))
        tell(say(app, "按 Ctrl-C 停止。", "Ctrl-C stops it."))

    wanted = app.settings.guanxi_web_port if port is None else port
    serve_console(app, demo=demo, port=wanted, ready=ready)
