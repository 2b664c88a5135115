"""Industries side by side on one indicator."""
