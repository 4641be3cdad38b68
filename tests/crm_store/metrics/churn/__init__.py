"""Who may leave."""
