"""Recognising intents and their slots."""
