"""How well and how fast history is searched."""
