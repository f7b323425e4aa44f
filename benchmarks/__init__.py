"""Build speed beside stock Material and Hugo; see README.md."""
