"""Intents of the domain customers."""
