"""python -m bench.retrieval quality FOLDER · python -m bench.retrieval speed [--sizes 1000 …]"""

import argparse
import tempfile
from pathlib import Path


def main() -> None:
    """Measure in a folder that is removed afterwards."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="what", required=True)
    quality = commands.add_parser(
        "quality", help="nDCG@10 and recall@10 on a folder in BEIR's form"
    )
    quality.add_argument("folder", type=Path)
    speed = commands.add_parser("speed", help="latency at sizes")
    speed.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        if given.what == "quality":
            from bench.retrieval.quality import measure

            measure(given.folder, Path(home))
        else:
            from bench.retrieval.speed import measure as measure_speed

            measure_speed(given.sizes, Path(home))


if __name__ == "__main__":
    main()
