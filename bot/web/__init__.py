"""The web console: a page to talk to Guanxi in, and the JSON that it speaks."""
