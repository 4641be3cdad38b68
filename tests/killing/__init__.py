"""A process that is killed in the middle of a turn, and what the next one makes of it."""
