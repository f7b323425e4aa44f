"""What a record is: one module a kind of record, and the small value types they share."""
