"""Text in the site's two languages.

French is the original and always present. English may be missing: the page then shows the French,
marked `lang="fr"`, with a notice (the second promise of the design).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.model.base import Locale, Model, Prose, Slug, SourceId, Text


class Slugs(Model):
    """The address of a record's page in each language."""

    fr: Slug
    en: Slug

    def in_locale(self, locale: Locale) -> str:
        """Return the slug of the page in `locale`."""
        return self.fr if locale == "fr" else self.en


class Localized(Model):
    """One line of plain text in both languages."""

    fr: Text
    en: Text | None = None

    def in_locale(self, locale: Locale) -> str:
        """Return the text in `locale`, or in French where it has no other."""
        return self.en if locale == "en" and self.en is not None else self.fr


class OfficialTitle(Localized):
    """The title of a law, as its consolidated text has it.

    `en` is left out where the official English title was not read: a title is not translated by editors, and the
    French one is then shown on English pages too.
    """


def _one_or_many(value: object) -> object:
    return (value,) if isinstance(value, str) else value


SourceIds = Annotated[tuple[SourceId, ...], BeforeValidator(_one_or_many), Field(min_length=1)]
"""The ids of the sources of a fact; one id may be written without a list."""


class Cited(Model):
    """A value that names the sources supporting it.

    The first promise of the design: no fact without a source.
    """

    source: SourceIds
    """The id of a source of this record, or a list of ids."""


class Statement(Cited):
    """A fact in rich text, in both languages."""

    fr: Prose
    en: Prose | None = None


class Gendered(Model):
    """A French title in both genders, as Québec writes it; equal for an epicene title."""

    feminine: Text
    masculine: Text


class Title(Model):
    """The title of a profession or a job."""

    fr: Gendered
    en: Text

    def in_locale(self, locale: Locale) -> str:
        """Return the title to show: both genders in French, once where they are equal."""
        if locale == "en":
            return self.en
        if self.fr.feminine == self.fr.masculine:
            return self.fr.feminine
        masculine = self.fr.masculine
        return f"{self.fr.feminine}, {masculine[:1].lower()}{masculine[1:]}"


class Names(Model):
    """Other names a reader may type, by language."""

    fr: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()
    es: tuple[Text, ...] = ()
    ar: tuple[Text, ...] = ()
    pt: tuple[Text, ...] = ()
    ht: tuple[Text, ...] = ()
    tl: tuple[Text, ...] = ()
    zh: tuple[Text, ...] = ()
    ru: tuple[Text, ...] = ()
    uk: tuple[Text, ...] = ()
    fa: tuple[Text, ...] = ()
    ro: tuple[Text, ...] = ()
    hi: tuple[Text, ...] = ()

    def by_language(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the languages that have names, with their names, in the order of the fields."""
        return tuple((lang, names) for lang in type(self).model_fields if (names := getattr(self, lang)))


class CitedWords(Cited):
    """Words fixed by law or by an order (reserved titles, abbreviations), with their source."""

    fr: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()


class CitedCode(Cited):
    """A code in a published classification, with its source."""

    code: str = Field(pattern=r"^[0-9]{5}$")
    """The five digits of the National Occupational Classification (NOC/CNP) 2021."""
