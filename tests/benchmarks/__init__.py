"""Tests of the pure parts of the benchmarks: what is built, how it is counted, what is said of it."""
