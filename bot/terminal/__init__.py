"""The terminal: a conversation for a person, and one for a program."""
