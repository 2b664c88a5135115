"""What only maintainers use; nothing of it is in the package."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


class Refused(Exception):
    """What a tool cannot do, as a sentence for whoever called it."""
