"""Customers, deals and tickets like this one, in what the asker may see."""
