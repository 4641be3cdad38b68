"""A language model, where one is configured: it reads what the local recogniser is unsure of.

The model proposes calls out of the same intents, and nothing more: `dispatch` validates them, checks
permission and shows every change before it is made. Importing this package imports no LangChain.
"""
