"""Intents of the domain quotes."""
