"""What Slack refuses: missing fields, wrong types, texts and lists that are too long."""

import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
BUTTON_STYLES = ("primary", "danger")
REFERENCE = re.compile(r"<[^<>]*>")
OF_A_MESSAGE = frozenset(
    "section header context actions divider image table context_actions rich_text".split()
)
OF_A_VIEW = frozenset("section header context actions divider image input rich_text".split())


class BrokenRuleError(Exception):
    """What was sent is nothing that Slack takes. `code` is its own word for it."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code


def expect(holds: object, code: str, detail: str) -> None:
    """Refuse where something does not hold."""
    if not holds:
        raise BrokenRuleError(code, detail)


def check_message(arguments: Json) -> None:
    """A message: its text, its blocks, and what they come to."""
    blocks = arguments.get("blocks") or []
    text = arguments.get("text") or ""
    expect(blocks or text, "no_text", "neither text nor blocks")
    expect(text, "no_text", "blocks without a text for notifications")
    expect(len(text) <= 40_000, "msg_too_long", f"text of {len(text)}")
    check_escaped(text, "text")
    check_blocks(blocks, OF_A_MESSAGE, 50)
    check_metadata(arguments.get("metadata"))
    expect(characters(blocks) <= 13_200, "msg_blocks_too_long", str(characters(blocks)))
    tables = [block for block in blocks if block["type"] == "table"]
    expect(len(tables) <= 1, "only_one_table_allowed", f"{len(tables)} tables")


def check_metadata(metadata: Json | None) -> None:
    """What a message carries unseen: a type, and a flat object."""
    if metadata is None:
        return
    expect(set(metadata) == {"event_type", "event_payload"}, "invalid_metadata_format", "fields")
    expect(re.fullmatch(r"\w{1,255}", metadata["event_type"]), "invalid_metadata_format", "type")
    held = metadata["event_payload"].values()
    plain = all(isinstance(value, str | int | bool) for value in held)
    expect(plain, "metadata_too_nested", str(metadata))


def check_view(view: Json) -> None:
    """A modal or a Home."""
    expect(view.get("type") in ("modal", "home"), "invalid_arguments", "type of the view")
    check_blocks(view["blocks"], OF_A_VIEW, 100)
    expect(len(view.get("private_metadata", "")) <= 3_000, "invalid_arguments", "metadata")
    if view["type"] == "home":
        return
    for name in ("title", "submit", "close"):
        if name in view or name == "title":
            check_plain(view[name], 24, name)
    has_input = any(block["type"] == "input" for block in view["blocks"])
    expect("submit" in view or not has_input, "invalid_arguments", "inputs without submit")


def check_blocks(blocks: list[Json], known: frozenset[str], most: int) -> None:
    """A list of blocks."""
    expect(len(blocks) <= most, "invalid_blocks", f"{len(blocks)} blocks")
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    expect(len(ids) == len(set(ids)), "invalid_blocks", "a block_id twice")
    for block in blocks:
        expect(block.get("type") in known, "invalid_blocks", f"block {block.get('type')}")
        expect(len(block.get("block_id", "")) <= 255, "invalid_blocks", "block_id")
        CHECKS[block["type"]](block)


def _section(block: Json) -> None:
    fields = block.get("fields", [])
    expect("text" in block or fields, "invalid_blocks", "an empty section")
    expect(len(fields) <= 10, "invalid_blocks", f"{len(fields)} fields")
    if "text" in block:
        check_text(block["text"], 3_000, "section")
    for field in fields:
        check_text(field, 2_000, "field")


def _header(block: Json) -> None:
    check_plain(block["text"], 150, "header")


def _context(block: Json) -> None:
    expect(1 <= len(block["elements"]) <= 10, "invalid_blocks", "elements of a context")
    for element in block["elements"]:
        check_text(element, 3_000, "context")


def _actions(block: Json) -> None:
    elements = block["elements"]
    expect(1 <= len(elements) <= 25, "invalid_blocks", f"{len(elements)} elements")
    ids = [element["action_id"] for element in elements]
    expect(len(ids) == len(set(ids)), "invalid_blocks", f"an action_id twice: {ids}")
    for element in elements:
        check_element(element)


def check_element(element: Json) -> None:
    """A button, a menu, an input."""
    expect(len(element.get("action_id", "")) <= 255, "invalid_blocks", "action_id")
    if element["type"] == "button":
        check_plain(element["text"], 75, "button")
        expect(len(element.get("value", "")) <= 2_000, "invalid_blocks", "value of a button")
        style = element.get("style", "primary")
        expect(style in BUTTON_STYLES, "invalid_blocks", f"style {style}")
    if element["type"] == "static_select":
        options = element["options"]
        expect(1 <= len(options) <= 100, "invalid_blocks", f"{len(options)} options")
        for option in options:
            check_option(option)
    if "placeholder" in element:
        check_plain(element["placeholder"], 150, "placeholder")
    if "initial_option" in element:
        check_option(element["initial_option"])
    if element["type"] == "plain_text_input":
        expect(element.get("max_length", 1) <= 3_000, "invalid_blocks", "max_length")
        expect(len(element.get("initial_value", "")) <= 3_000, "invalid_blocks", "initial_value")
    if element["type"] == "datepicker" and "initial_date" in element:
        expect(re.fullmatch(r"\d{4}-\d\d-\d\d", element["initial_date"]), "invalid_blocks", "date")


def check_option(option: Json) -> None:
    """An entry of a menu."""
    check_plain(option["text"], 75, "option")
    expect(1 <= len(option["value"]) <= 150, "invalid_blocks", "value of an option")


def _input(block: Json) -> None:
    check_plain(block["label"], 2_000, "label")
    if "hint" in block:
        check_plain(block["hint"], 2_000, "hint")
    check_element(block["element"])


def _table(block: Json) -> None:
    rows = block["rows"]
    expect(1 <= len(rows) <= 100, "invalid_blocks", f"{len(rows)} rows")
    width = len(rows[0])
    expect(width <= 20, "invalid_blocks", f"{width} columns")
    for row in rows:
        expect(len(row) == width, "invalid_blocks", "rows of different widths")
        for cell in row:
            expect(cell["type"] == "raw_text" and cell["text"], "invalid_blocks", "a cell")
            expect(not re.search(r"<[@#!]", cell["text"]), "invalid_blocks", "a mention in a cell")


def _context_actions(block: Json) -> None:
    expect(1 <= len(block["elements"]) <= 5, "invalid_blocks", "elements of context_actions")
    for element in block["elements"]:
        for name in ("positive_button", "negative_button"):
            check_plain(element[name]["text"], 75, name)


def _nothing(_block: Json) -> None:
    return


CHECKS = {
    "section": _section, "header": _header, "context": _context, "actions": _actions,
    "input": _input, "table": _table, "context_actions": _context_actions,
    "divider": _nothing, "image": _nothing, "rich_text": _nothing,
}  # fmt: skip


def check_text(text: Json, most: int, where: str) -> None:
    """A text object of either kind."""
    if text["type"] == "plain_text":
        return check_plain(text, most, where)
    expect(text["type"] == "mrkdwn", "invalid_blocks", f"type of {where}")
    expect(1 <= len(text["text"]) <= most, "invalid_blocks", f"{where}: {len(text['text'])}")
    return check_escaped(text["text"], where)


def check_plain(text: Json, most: int, where: str) -> None:
    """A plain text object."""
    expect(text["type"] == "plain_text", "invalid_blocks", f"type of {where}")
    expect(1 <= len(text["text"]) <= most, "invalid_blocks", f"{where}: {len(text['text'])}")
    check_escaped(text["text"], where)


def check_escaped(text: str, where: str) -> None:
    """No link and no mention but those that Guanxi makes: of who pressed a button, and of a date.

    Slack itself takes any; that a name brings one is what must not happen.
    """
    for reference in REFERENCE.findall(text):
        ours = reference.startswith(("<@U", "<!date^"))
        expect(ours, "injected", f"{reference} in {where}")
    bare = REFERENCE.sub("", text)
    expect("<" not in bare and ">" not in bare, "injected", f"unescaped in {where}: {bare[:80]}")
    loose = re.sub(r"&(amp|lt|gt);", "", bare)
    expect("&" not in loose, "injected", f"an unescaped & in {where}")


def characters(value: object) -> int:
    """How many characters of text there are in blocks."""
    return sum(len(text) for text in texts(value))


def texts(value: object) -> Iterator[str]:
    """Every text in blocks or a view, in order, as it would be read."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for name, held in value.items():
            if name != "text" or not isinstance(held, str):
                yield from texts(held)
    elif isinstance(value, list):
        for held in value:
            yield from texts(held)


def shown(value: object) -> str:
    """All that a person reads of a message or a view."""
    said = "\n".join(texts(value))
    for written, char in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        said = said.replace(written, char)
    return said.replace("\N{WORD JOINER}", "")
