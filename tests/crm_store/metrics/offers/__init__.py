"""What to offer next."""
