"""Where a reader stands before asking for a permit. Exactly one route of a profession applies to each."""

from __future__ import annotations

from typing import Final, Literal, get_args

Situation = Literal["licensed_canada", "licensed_france", "trained_france", "trained_canada", "trained_elsewhere"]
"""Licensed in another province or territory, licensed in France, or, without a licence in either,
trained in France, elsewhere in Canada, or elsewhere. A licence comes first: someone trained in Brazil
and licensed in Ontario is `licensed_canada`."""

SITUATIONS: Final[tuple[Situation, ...]] = get_args(Situation)
