"""Charts: one kind a file. They draw what they are given: no filter, no arithmetic on figures."""
