"""Intents of the domain analytics."""
