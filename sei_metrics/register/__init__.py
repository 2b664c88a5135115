"""The searchable tables: every figure, every source and what was set aside."""
