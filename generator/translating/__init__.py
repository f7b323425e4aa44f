"""The English of records beside its French: what is missing, outdated or confirmed, and how translators work on it.

`texts` says which texts have a translation, `lock` remembers what each was confirmed against, `progress` counts,
`confirm` records a confirmation, `exchange` hands texts to a translator and takes them back. The words of the
interface are another matter: see `generator.translation`.
"""
