"""Who may leave: signals counted from the store, factors declared as data, a score with reasons."""
