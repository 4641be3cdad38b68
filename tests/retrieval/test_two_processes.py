"""An embedded index that two processes write: each sees what the other did."""

import subprocess
import sys
from pathlib import Path

from retrieval.index import Index
from retrieval.nearness import Floats
from tests.retrieval.entries import entry, vector

OTHER = """
import sys
from pathlib import Path
from retrieval.index import Index
from tests.retrieval.entries import entry

index = Index(Path(sys.argv[1]))
with index.writing():
    index.put("m-1", [entry(key) for key in range(100, 150)])
    index.remove("m-1", [3])
"""


def _nearest(index: Index, to: Floats) -> int:
    return index.nearest("m-1", to, 3)[0].key


def test_what_another_process_adds_and_removes_is_seen_at_once(tmp_path: Path) -> None:
    index = Index(tmp_path / "index")
    with index.writing():
        index.put("m-1", [entry(key) for key in range(20)])
    assert _nearest(index, vector(3)) == 3
    subprocess.run([sys.executable, "-c", OTHER, str(index.folder)], check=True, timeout=60)
    assert index.keys("m-1") == {*range(20), *range(100, 150)} - {3}
    assert _nearest(index, vector(120)) == 120
    with index.writing():
        index.put("m-1", [entry(200)])
    assert _nearest(index, vector(200)) == 200
    assert index.count("m-1") == 70
