"""The table of bad input that `tests/test_bad_input.py` runs: each module holds one part of it."""
