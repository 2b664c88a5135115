"""The share of GDP and the path to its targets: two figures of one selection."""
