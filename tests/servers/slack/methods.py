"""The Web API's methods that Guanxi calls, each with what it requires."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.servers.slack.rules import OF_A_MESSAGE, check_blocks, check_message, check_view, expect

if TYPE_CHECKING:
    from tests.servers.slack.server import SlackServer

Json = dict[str, Any]
Method = Callable[["SlackServer", Json], Json]

REQUIRED: dict[str, tuple[str, ...]] = {
    "auth.test": (),
    "apps.connections.open": (),
    "users.info": ("user",),
    "conversations.open": ("users",),
    "conversations.members": ("channel",),
    "conversations.history": ("channel",),
    "conversations.replies": ("channel", "ts"),
    "chat.postMessage": ("channel",),
    "chat.postEphemeral": ("channel", "user"),
    "chat.update": ("channel", "ts"),
    "chat.delete": ("channel", "ts"),
    "chat.getPermalink": ("channel", "message_ts"),
    "chat.startStream": ("channel", "thread_ts"),
    "chat.appendStream": ("channel", "ts", "markdown_text"),
    "chat.stopStream": ("channel", "ts"),
    "views.open": ("trigger_id", "view"),
    "views.update": ("view",),
    "views.publish": ("user_id", "view"),
    "assistant.threads.setStatus": ("channel_id", "thread_ts", "status"),
    "assistant.threads.setSuggestedPrompts": ("channel_id", "prompts"),
    "files.getUploadURLExternal": ("filename", "length"),
    "files.completeUploadExternal": ("files",),
}
PACED = ("chat.postMessage", "chat.postEphemeral", "chat.startStream")


def auth_test(server: "SlackServer", _arguments: Json) -> Json:
    return {
        "user_id": server.bot,
        "bot_id": "B1",
        "user": "guanxi",
        "team": "Acme",
        "team_id": "T1",
    }


def open_connection(server: "SlackServer", _arguments: Json) -> Json:
    return {"url": server.socket.url()}


def users_info(server: "SlackServer", arguments: Json) -> Json:
    user = server.users.get(arguments["user"])
    expect(user is not None, "user_not_found", arguments["user"])
    return {"user": user}


def open_dm(server: "SlackServer", arguments: Json) -> Json:
    expect(arguments["users"] in server.users, "user_not_found", arguments["users"])
    return {"channel": {"id": server.dm(arguments["users"])}}


def members(server: "SlackServer", arguments: Json) -> Json:
    return {
        "members": server.channel(arguments["channel"]),
        "response_metadata": {"next_cursor": ""},
    }


def history(server: "SlackServer", arguments: Json) -> Json:
    there = [one for one in _of(server, arguments) if not one.get("thread_ts")]
    return {"messages": there[::-1][: int(arguments.get("limit", 100))]}


def replies(server: "SlackServer", arguments: Json) -> Json:
    root = arguments["ts"]
    there = [one for one in _of(server, arguments) if root in (one["ts"], one.get("thread_ts"))]
    return {"messages": there[: int(arguments.get("limit", 100))]}


def _of(server: "SlackServer", arguments: Json) -> list[Json]:
    """What everybody sees in a channel; with its metadata only where that is asked for."""
    expect(server.bot in server.channel(arguments["channel"]), "not_in_channel", "the bot")
    asked = str(arguments.get("include_all_metadata", "")).lower() in ("true", "1")
    return [
        {name: value for name, value in one.items() if asked or name != "metadata"}
        for one in server.messages
        if one["channel"] == arguments["channel"] and "ephemeral" not in one
    ]


def post(server: "SlackServer", arguments: Json) -> Json:
    expect(
        server.bot in server.channel(arguments["channel"]), "not_in_channel", "the bot is not in"
    )
    check_message(arguments)
    return {"channel": arguments["channel"], "ts": server.keep(arguments)}


def post_ephemeral(server: "SlackServer", arguments: Json) -> Json:
    there = server.channel(arguments["channel"])
    expect(server.bot in there, "not_in_channel", "the bot is not in")
    expect(arguments["user"] in there, "user_not_in_channel", arguments["user"])
    check_message(arguments)
    return {"message_ts": server.keep({**arguments, "ephemeral": arguments["user"]})}


def update(server: "SlackServer", arguments: Json) -> Json:
    message = server.message(arguments["channel"], arguments["ts"])
    expect("ephemeral" not in message, "message_not_found", "an ephemeral message")
    check_message(arguments)
    message.update(arguments)
    message["updates"] = message.get("updates", 0) + 1
    return {"channel": arguments["channel"], "ts": arguments["ts"]}


def delete(server: "SlackServer", arguments: Json) -> Json:
    server.messages.remove(server.message(arguments["channel"], arguments["ts"]))
    return {}


def permalink(_server: "SlackServer", arguments: Json) -> Json:
    ts = arguments["message_ts"].replace(".", "")
    return {"permalink": f"https://acme.slack.com/archives/{arguments['channel']}/p{ts}"}


def start_stream(server: "SlackServer", arguments: Json) -> Json:
    ts = server.keep({**arguments, "text": "", "blocks": [], "streamed": []})
    return {"channel": arguments["channel"], "ts": ts}


def append_stream(server: "SlackServer", arguments: Json) -> Json:
    message = server.message(arguments["channel"], arguments["ts"])
    message["text"] += arguments["markdown_text"]
    message["streamed"].append(arguments["markdown_text"])
    expect(len(message["text"]) <= 12_000, "msg_too_long", "a stream")
    return {"channel": arguments["channel"], "ts": arguments["ts"]}


def stop_stream(server: "SlackServer", arguments: Json) -> Json:
    check_blocks(arguments.get("blocks", []), OF_A_MESSAGE, 50)
    message = server.message(arguments["channel"], arguments["ts"])
    message["blocks"] = arguments.get("blocks", [])
    return {}


def open_view(server: "SlackServer", arguments: Json) -> Json:
    expect(arguments["trigger_id"] in server.triggers, "expired_trigger_id", "no such trigger")
    server.triggers.discard(arguments["trigger_id"])
    return _view(server, arguments)


def update_view(server: "SlackServer", arguments: Json) -> Json:
    expect(arguments.get("view_id") in server.views, "not_found", "no such view")
    return _view(server, arguments)


def publish_view(server: "SlackServer", arguments: Json) -> Json:
    check_view(arguments["view"])
    server.homes[arguments["user_id"]] = arguments["view"]
    return {"view": {**arguments["view"], "id": "V0"}}


def _view(server: "SlackServer", arguments: Json) -> Json:
    check_view(arguments["view"])
    view = {**arguments["view"], "id": arguments.get("view_id") or f"V{len(server.views) + 1}"}
    server.views[view["id"]] = view
    return {"view": view}


def set_status(_server: "SlackServer", _arguments: Json) -> Json:
    return {}


def set_prompts(server: "SlackServer", arguments: Json) -> Json:
    prompts = arguments["prompts"]
    expect(1 <= len(prompts) <= 4, "invalid_arguments", f"{len(prompts)} prompts")
    expect(all(one["title"] and one["message"] for one in prompts), "invalid_arguments", "prompts")
    server.prompts.append(arguments)
    return {}


def upload_url(server: "SlackServer", arguments: Json) -> Json:
    expect(int(arguments["length"]) > 0, "invalid_arguments", "length")
    number = f"F{len(server.files) + 1}"
    server.files[number] = {"name": arguments["filename"], "length": int(arguments["length"])}
    return {"upload_url": f"{server.address}/upload/{number}", "file_id": number}


def complete_upload(server: "SlackServer", arguments: Json) -> Json:
    for file in arguments["files"]:
        expect(file["id"] in server.files, "file_not_found", file["id"])
        held = server.files[file["id"]]
        expect(len(held.get("content", b"")) == held["length"], "file_update_failed", "length")
        held.update(channel=arguments.get("channel_id"), thread=arguments.get("thread_ts"))
    return {"files": arguments["files"]}


METHODS: dict[str, Method] = {
    "auth.test": auth_test,
    "apps.connections.open": open_connection,
    "users.info": users_info,
    "conversations.open": open_dm,
    "conversations.members": members,
    "conversations.history": history,
    "conversations.replies": replies,
    "chat.postMessage": post,
    "chat.postEphemeral": post_ephemeral,
    "chat.update": update,
    "chat.delete": delete,
    "chat.getPermalink": permalink,
    "chat.startStream": start_stream,
    "chat.appendStream": append_stream,
    "chat.stopStream": stop_stream,
    "views.open": open_view,
    "views.update": update_view,
    "views.publish": publish_view,
    "assistant.threads.setStatus": set_status,
    "assistant.threads.setSuggestedPrompts": set_prompts,
    "files.getUploadURLExternal": upload_url,
    "files.completeUploadExternal": complete_upload,
}
