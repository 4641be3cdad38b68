"""What a person may ask for, and how it is understood and answered."""
