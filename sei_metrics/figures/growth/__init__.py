"""Growth beside that of the nation: two figures of one selection, the pairs of rates."""
