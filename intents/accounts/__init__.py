"""Accounts on channels: linked, proved to be one's own, and what visitors are told."""
