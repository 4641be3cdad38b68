"""Tests of the search of history."""
