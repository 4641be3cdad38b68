"""The CDNOW sample of the papers, which the package `lifetimes` carries (nothing of it is run)."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np

from crm_store.metrics.buying.bg_nbd import Floats


def cdnow() -> tuple[Floats, Floats, Floats, Floats]:
    """2,357 customers: repeat purchases, weeks to the last, weeks seen, mean worth of a repeat."""
    found = find_spec("lifetimes")
    assert found is not None
    assert found.origin is not None
    name = "cdnow_customers_summary_with_transactions.csv"
    rows = np.loadtxt(Path(found.origin).parent / "datasets" / name, delimiter=",", skiprows=1)
    _, x, t_x, seen, mean = rows.T
    return x, t_x, seen, mean
