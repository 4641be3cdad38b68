"""Intents of the domain activities."""
