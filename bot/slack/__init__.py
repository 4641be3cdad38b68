"""Slack: adapter (in), render (Reply -> Block Kit), client (out)."""
