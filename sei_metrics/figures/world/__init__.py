"""The part of the world: two figures of one selection, the shares of products."""
