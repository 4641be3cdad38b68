"""Intents of the domain service."""
