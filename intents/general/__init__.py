"""Intents of the domain general."""
