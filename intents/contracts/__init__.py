"""Intents of the domain contracts."""
