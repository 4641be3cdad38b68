"""One person may send so much in a minute, and is told once."""

from bot.turn_limit import TurnLimit


def test_more_than_the_limit_is_told_once_a_minute_and_then_dropped() -> None:
    now = [0.0]
    limit = TurnLimit(2, lambda: now[0])
    assert [limit.take("a") for _ in range(5)] == ["go", "go", "tell", "drop", "drop"]
    assert limit.take("b") == "go"
    now[0] = 59.9
    assert limit.take("a") == "drop"
    now[0] = 60.0
    assert [limit.take("a") for _ in range(3)] == ["go", "go", "tell"]


def test_nought_is_no_limit() -> None:
    limit = TurnLimit(0)
    assert {limit.take("a") for _ in range(1000)} == {"go"}
