"""Slot filling: from a message's mentions and words to the slots of the intent that it asks for."""
