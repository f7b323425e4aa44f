"""The web addresses of the content, asked whether they still answer.

`found` says where each address stands, `visit` asks for it, `report` says what came of it, `moves` writes the new
address of what moved for good. Which links rich text may hold is another matter: see `generator.check.links`.
"""
