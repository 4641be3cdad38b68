"""What to offer a customer next: what goes with what they have, what they are due to reorder."""
