"""The rows that figures draw: selected, computed, worded and credited; one subject a module."""
