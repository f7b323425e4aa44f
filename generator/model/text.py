"""Text in the site's two languages.

French is the original and always present. English may be missing: the page then shows the French,
marked `lang="fr"`, with a notice (the second promise of the design).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.message import N_
from generator.model.base import InSchema, Locale, Model, Prose, Slug, SourceId, Text


class Slugs(Model):
    """The address of a record's page in each language."""

    fr: Slug
    """French address. Lower case without accents, digits and hyphens."""
    en: Slug
    """English address. Lower case without accents, digits and hyphens."""

    def in_locale(self, locale: Locale) -> str:
        """Return the slug of the page in `locale`."""
        return self.fr if locale == "fr" else self.en


class FormerSlugs(Model):
    """The addresses that a record's page had before, in each language; each leads to the page of today."""

    fr: Annotated[tuple[Slug, ...], Field(max_length=20)] = ()
    """French. Former slugs of the French page."""
    en: Annotated[tuple[Slug, ...], Field(max_length=20)] = ()
    """English. Former slugs of the English page."""

    def in_locale(self, locale: Locale) -> tuple[Slug, ...]:
        """Return the former slugs of the page in `locale`."""
        return self.fr if locale == "fr" else self.en


class Localized(Model):
    """One line of plain text in both languages."""

    fr: Annotated[Text, InSchema(examples=["Déposer la demande d'équivalence"])]
    """French. The text in French, the original: one line, without formatting."""
    en: Annotated[Text, InSchema(examples=["File the equivalence application"])] | None = None
    """English. The text in English; until it is there, English pages show the French with a notice."""

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


class _OneOrMany:
    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


SourceIds = Annotated[tuple[SourceId, ...], Field(min_length=1), BeforeValidator(_one_or_many), _OneOrMany()]
"""The ids of the sources of a fact; one id may be written without a list."""


class Cited(Model):
    """A value that names the sources supporting it.

    The first promise of the design: no fact without a source.
    """

    source: SourceIds
    """Source. The `id` of a source of this record, or a list of them."""


class Statement(Cited):
    """A fact in rich text, in both languages."""

    fr: Annotated[Prose, InSchema(examples=["Une copie certifiée conforme de tous vos diplômes."])]
    """French. The fact in French, the original: plain words, short sentences; emphasis, lists and links are allowed,
    HTML is not."""
    en: Annotated[Prose, InSchema(examples=["A certified true copy of every diploma you hold."])] | None = None
    """English. The same fact in English; until it is there, English pages show the French with a notice."""


class Gendered(Model):
    """A French title in both genders, as Québec writes it; equal for an epicene title."""

    feminine: Annotated[Text, InSchema(examples=["Infirmière"])]
    """Feminine. The title in the feminine."""
    masculine: Annotated[Text, InSchema(examples=["Infirmier"])]
    """Masculine. The title in the masculine; the same as the feminine where both are alike."""


class Title(Model):
    """The title of a profession or a job."""

    fr: Gendered
    """French. The title in both genders."""
    en: Annotated[Text, InSchema(examples=["Nurse"])]
    """English. The title in English."""

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

    fr: tuple[Annotated[Text, InSchema(examples=["infirmière clinicienne"])], ...] = ()
    """French. Names in French."""
    en: tuple[Annotated[Text, InSchema(examples=["registered nurse"])], ...] = ()
    """English. Names in English."""
    es: tuple[Annotated[Text, InSchema(examples=["enfermera"])], ...] = ()
    """Spanish. Names in Spanish."""
    ar: tuple[Annotated[Text, InSchema(examples=["ممرضة"])], ...] = ()
    """Arabic. Names in Arabic, in Arabic script."""
    pt: tuple[Annotated[Text, InSchema(examples=["enfermeira"])], ...] = ()
    """Portuguese. Names in Portuguese."""
    ht: tuple[Annotated[Text, InSchema(examples=["enfimyè"])], ...] = ()
    """Haitian Creole. Names in Haitian Creole."""
    tl: tuple[Annotated[Text, InSchema(examples=["nars"])], ...] = ()
    """Tagalog. Names in Tagalog."""
    zh: tuple[Annotated[Text, InSchema(examples=["护士"])], ...] = ()
    """Chinese. Names in Chinese."""
    ru: tuple[Annotated[Text, InSchema(examples=["медсестра"])], ...] = ()
    """Russian. Names in Russian."""
    uk: tuple[Annotated[Text, InSchema(examples=["медсестра"])], ...] = ()
    """Ukrainian. Names in Ukrainian."""
    fa: tuple[Annotated[Text, InSchema(examples=["پرستار"])], ...] = ()
    """Persian. Names in Persian."""
    ro: tuple[Annotated[Text, InSchema(examples=["asistentă medicală"])], ...] = ()
    """Romanian. Names in Romanian."""
    hi: tuple[Annotated[Text, InSchema(examples=["नर्स"])], ...] = ()
    """Hindi. Names in Hindi."""

    def by_language(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the languages that have names, with their names, in the order of the fields."""
        return tuple((lang, names) for lang in type(self).model_fields if (names := getattr(self, lang)))


class CitedWords(Cited):
    """Words fixed by law or by an order (reserved titles, abbreviations), with their source."""

    fr: tuple[Annotated[Text, InSchema(examples=["infirmière"])], ...] = ()
    """French. Words in French, as the law or the order writes them."""
    en: tuple[Annotated[Text, InSchema(examples=["nurse"])], ...] = ()
    """English. Words in English, as the law or the order writes them."""


class CitedCode(Cited):
    """A code in a published classification, with its source."""

    code: Annotated[
        str,
        StringConstraints(pattern=r"^[0-9]{5}$"),
        InSchema(examples=["31301"], patternErrorMessage=N_("write its five digits, in quotes")),
    ]
    """NOC code. The five digits of the National Occupational Classification (NOC) 2021, in quotes."""
