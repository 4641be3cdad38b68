"""Python's collector rests while modules are loaded, and afterwards leaves them alone."""

import gc

from bot.loading import loading


def test_the_collector_rests_while_something_is_loaded() -> None:
    kept = gc.get_freeze_count()

    with loading():
        resting = not gc.isenabled()
        loaded = [[]]

    assert resting
    assert gc.isenabled()
    assert gc.get_freeze_count() > kept
    assert not any(one is loaded for one in gc.get_objects())
    gc.unfreeze()
