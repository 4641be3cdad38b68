"""The only queries: each repository starts from what the actor may see, and none commits."""
