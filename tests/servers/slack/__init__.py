"""Slack on loopback: what it is sent is checked as the platform checks it."""
