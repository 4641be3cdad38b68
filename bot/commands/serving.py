"""`guanxi demo` and `guanxi serve`: the web console and the channels."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.start import say, start, stop, tell

if TYPE_CHECKING:
    from bot.bootstrap import App
    from bot.running import Part

Port = Annotated[
    int | None, typer.Option(help="The console's port; 0 takes any. [default: GUANXI_WEB_PORT]")
]


def demo(port: Port = None) -> None:
    """Fill a sample company and open the web console to it.

    The company is made by code, with dates relative to today, and only where the store has no
    customers yet. In the page you can be any of its people.
    """
    from datetime import UTC, datetime

    from bot.running import chosen
    from crm_store.sample import fill_sample

    app = start()
    tell(say(app, "正在准备示例公司……", "Preparing the sample company …"))
    now = datetime.now(UTC)
    fill_sample(app.database, now.astimezone(app.defaults.timezone).date(), now)
    _, parts = chosen("scheduler", app.settings)
    _serve(app, port, demo=True, parts=parts)


def serve(
    only: Annotated[
        str,
        typer.Option(
            help="Which parts to run, with commas between: web, slack, telegram, scheduler. "
            "[default: all, but for channels that have no tokens]",
            show_default=False,
        ),
    ] = "",
    port: Port = None,
) -> None:
    """Run the web console, the channels and the scheduler, in one process, until it is stopped.

    People sign in to the console with a link that `guanxi link NAME` prints.
    """
    from bot.running import chosen

    app = start()
    try:
        web, parts = chosen(only, app.settings)
    except ValueError as error:
        raise stop(str(error)) from None
    _serve(app, port, web=web, parts=parts)


def _serve(
    app: "App",
    port: int | None,
    *,
    web: bool = True,
    demo: bool = False,
    parts: "Sequence[Part]" = (),
) -> None:
    from bot.running import run

    def ready(what: str) -> None:
        tell(say(app, f"Guanxi 已就绪：{what}", f"Guanxi is ready: {what}"))

    tell(say(app, "正在启动；按 Ctrl-C 停止。", "Starting; Ctrl-C stops it."))
    wanted = app.settings.guanxi_web_port if port is None else port
    run(app, parts, web=web, demo=demo, port=wanted, ready=ready)
