"""Intents of the domain deals."""
