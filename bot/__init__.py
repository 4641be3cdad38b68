"""The edges: everything that meets a person or the outside."""
