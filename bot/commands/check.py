"""`guanxi doctor`."""


def doctor() -> None:
    """Check settings, store and model, and say what to do about each finding."""
