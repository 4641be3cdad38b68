"""Intents of the domain reminders."""
