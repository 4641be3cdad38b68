"""How well messages are understood, beside baselines: `python -m bench.understanding --help`."""
