"""Intents of the domain loyalty."""
