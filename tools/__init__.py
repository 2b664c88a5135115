"""What only maintainers use; nothing of it is in the package."""
