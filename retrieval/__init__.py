"""Text by meaning: embeddings, and later the index of customer history."""
