"""What changes for a reader between two states of the content.

`sides` gives the two states as folders; `comparison` compares them into a `Difference`, which knows no language;
`wording` says it in French or in English as a `Report`; `text`, `markdown` and `html` give the report a form.
"""
