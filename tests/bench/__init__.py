"""The measurements, measured on next to nothing."""
