"""A year of the sample company, day by day, with two schedulers of which one is killed now and
then: `python -m bench.year`. What they told is compared with what plain Python says was due."""
