"""Extractors of numbers, money and times from Chinese and English text."""
