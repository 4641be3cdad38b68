"""Intents of the domain orders."""
