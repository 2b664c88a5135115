"""Every takeaway read against its rows; `python -m tests.sweep` reads them all.

The reader knows nothing of the code that writes the sentences. It has a grammar of its own, in
`grammar.toml`, and sets each number, period, word of doubt and unit that it finds against the rows
that the figure draws.
"""
