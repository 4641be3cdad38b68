"""The commands of `guanxi`, each importing what it needs when it runs."""
