"""`guanxi export`."""


def export_path() -> None: ...
