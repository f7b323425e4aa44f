"""The one form in which records are written, so that a change of a record shows facts and nothing else.

The form follows from what a record says and from its comments, never from how it was written before: the order of keys
is that of the models; text stands in quotes on one line, or folded under `>-`, or line by line under `|-`; a group that
cites a source or has an id takes a line a key, and any other one line where it fits; there are no blank lines.
"""

from generator.canonical.files import Formatted, NoRecord, format_records
from generator.canonical.tree import Entry, Group, Leaf, grown, plain, read_tree
from generator.canonical.writer import canonical, schema_line, written

__all__ = [
    "Entry",
    "Formatted",
    "Group",
    "Leaf",
    "NoRecord",
    "canonical",
    "format_records",
    "grown",
    "plain",
    "read_tree",
    "schema_line",
    "written",
]
