"""Intents of the domain marketing."""
