"""The interface's words as templates call them: `_("…", name=value)` and `ngettext("…", "…", count)`.

They do what Jinja's own extension does, and remember the words that take no value: a long page asks for the same few
hundreds of times.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from generator.model.base import Locale
from generator.translation import translations


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language, as HTML. Translations are ours and safe; the values put into them are escaped."""

    locale: Locale
    _plain: dict[str, Markup] = field(default_factory=dict)

    def gettext(self, text: str, /, **values: object) -> Markup:
        """Return the words for an English text, its `%(name)s` filled with the values."""
        if values:
            return self._safe(translations(self.locale).gettext(text)) % values
        if text not in self._plain:
            self._plain[text] = self._safe(translations(self.locale).gettext(text).replace("%%", "%"))
        return self._plain[text]

    def ngettext(self, one: str, other: str, num: int, /, **values: object) -> Markup:
        """Return the words for a count, its `%(num)s` filled with it."""
        found = translations(self.locale).ngettext(one, other, num)
        return self._safe(found) % {"num": num, **values}

    def _safe(self, text: str) -> Markup:
        return Markup(text)  # noqa: S704 - from the catalogues
