"""Conversations with the whole product, written as plays."""
