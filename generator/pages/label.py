"""How the pages name the values of the model's enumerations."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from generator.message import N_
from generator.model.base import Locale
from generator.translation import translations

LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "practice": {
        "exclusive": N_("Exclusive practice"),
        "reserved_title": N_("Reserved title"),
    },
    "practice_meaning": {
        "exclusive": N_("Only the holder of a permit may do the work and use the title."),
        "reserved_title": N_(
            "Only the holder of a permit may use the title. Some of the work may be reserved as well."
        ),
    },
    "sector": {
        "health": N_("Health"),
        "social": N_("Psychosocial and human relations"),
        "engineering": N_("Engineering and construction"),
        "land": N_("Land, agriculture and forests"),
        "law": N_("Law and justice"),
        "business": N_("Business and administration"),
        "science": N_("Science"),
        "language": N_("Languages"),
    },
    "route": {
        "equivalence": N_("Equivalence of your diploma or training"),
        "france": N_("France–Québec arrangement"),
        "canada": N_("Permit from another province or territory"),
        "other_agreement": N_("Another mutual recognition agreement"),
        "special_permit": N_("Special permit"),
        "restrictive_permit": N_("Restrictive permit"),
        "temporary_permit": N_("Temporary permit"),
    },
    "section": {
        "professions": N_("Professions"),
        "orders": N_("Orders"),
        "trajectories": N_("Health"),
        "institutions": N_("Institutions"),
        "programmes": N_("Programmes"),
        "supports": N_("Help and money"),
        "measures": N_("Action plan"),
        "coverage": N_("State of the information"),
        "grid": N_("State of the admission grids"),
        "glossary": N_("Glossary"),
    },
    "no_route": {
        "equivalence": N_("No equivalence route"),
        "france": N_("No arrangement with France"),
        "canada": N_("No route from another province or territory"),
        "other_agreement": N_("No other agreement"),
        "special_permit": N_("No special permit"),
        "restrictive_permit": N_("No restrictive permit"),
        "temporary_permit": N_("No temporary permit"),
    },
    "situation": {
        "licensed_canada": N_("You are licensed in another province or territory of Canada"),
        "licensed_france": N_("You are licensed in France"),
        "trained_france": N_("You were trained in France, and are not licensed there"),
        "trained_canada": N_("You were trained elsewhere in Canada, and are not licensed there"),
        "trained_elsewhere": N_("You were trained anywhere else in the world"),
    },
    "situation_short": {
        "licensed_canada": N_("people licensed in another province or territory"),
        "licensed_france": N_("people licensed in France"),
        "trained_france": N_("people trained in France"),
        "trained_canada": N_("people trained elsewhere in Canada"),
        "trained_elsewhere": N_("people trained anywhere else"),
    },
    "actor": {
        "candidate": N_("You"),
        "order": N_("The order"),
        "institution": N_("School or university"),
        "employer": N_("Employer"),
        "government": N_("Government"),
        "oqlf": N_("Office québécois de la langue française"),
        "other": N_("Another body"),
    },
    "step": {
        "preparation": N_("Preparation"),
        "application": N_("Application"),
        "evaluation": N_("Evaluation"),
        "decision": N_("Decision"),
        "training": N_("Training"),
        "stage": N_("Placement (stage)"),
        "exam": N_("Exam"),
        "french": N_("French"),
        "immigration": N_("Immigration"),
        "search": N_("Job search"),
        "offer": N_("Job offer"),
        "permit": N_("Permit"),
        "registration": N_("Registration"),
        "review": N_("Review"),
        "route": N_("Permit"),
        "end": N_("End"),
    },
    "end": {
        "permit": N_("You have the permit"),
        "job": N_("You have the job"),
        "refused": N_("This way ends here"),
    },
    "outcome": {
        "always": N_("Then"),
        "full": N_("If the answer is yes"),
        "partial": N_("If the answer is yes, in part"),
        "refused": N_("If the answer is no"),
        "passed": N_("If you pass"),
        "failed": N_("If you fail"),
    },
    "outcome_short": {
        "always": "",
        "full": N_("yes"),
        "partial": N_("in part"),
        "refused": N_("no"),
        "passed": N_("passed"),
        "failed": N_("failed"),
    },
    "paid": {
        "yes": N_("Paid"),
        "no": N_("Not paid"),
        "sometimes": N_("Sometimes paid"),
    },
    "taxes": {
        "included": N_("taxes included"),
        "extra": N_("plus taxes"),
        "exempt": N_("no tax"),
        "not_stated": N_("taxes not stated"),
    },
    "per": {
        "once": "",
        "year": N_("a year"),
        "term": N_("a term"),
        "attempt": N_("an attempt"),
        "month": N_("a month"),
        "credit": N_("a credit"),
    },
    "category": {
        "money": N_("Loans and financial aid"),
        "work": N_("Work"),
        "french": N_("French"),
        "guidance": N_("Information and guidance"),
        "evaluation": N_("Evaluation of studies and skills"),
        "training": N_("Training and placements"),
        "recourse": N_("Complaints and remedies"),
        "immigration": N_("Immigration"),
    },
    "support_state": {
        "open": N_("Open"),
        "closed": N_("Closed"),
        "unknown": N_("Check first whether it is still offered"),
    },
    "theme": {
        "cross_cutting": N_("Cross-cutting measures"),
        "information": N_("Information"),
        "recognition": N_("Recognition of skills"),
        "permit": N_("Conditions for a permit to practise"),
        "work": N_("Entry into the labour market"),
    },
    "unit": {
        "hour": N_("hours of work"),
        "day": N_("days"),
        "working_day": N_("working days"),
        "week": N_("weeks"),
        "month": N_("months"),
        "year": N_("years"),
    },
    "date_basis": {
        "stated": N_("The source gives the date"),
        "consulted": N_("The day the source was read"),
    },
    "review_status": {
        "compiled": N_("Compiled from public sources"),
        "confirmed": N_("Confirmed by the order or institution"),
    },
    "designation_basis": {
        "regulation": N_("Read in the regulation itself"),
        "order": N_("According to the order"),
        "institution": N_("According to the institution"),
        "other": N_("According to another body"),
    },
    "needs_stage": {
        "yes": N_("Yes"),
        "no": N_("No"),
        "depends": N_("It depends"),
        "unknown": N_("Not published"),
    },
    "level": {
        "university": N_("University"),
        "college": N_("College"),
        "vocational": N_("Vocational training"),
    },
    "programme_kind": {
        "initial": N_("Initial training"),
        "bridging": N_("For people trained abroad"),
        "specialist": N_("Specialist training"),
    },
    "instruction": {
        "fr": N_("French"),
        "en": N_("English"),
        "both": N_("French and English"),
    },
    "language": {
        "fr": N_("French"),
        "en": N_("English"),
        "es": N_("Spanish"),
        "ar": N_("Arabic"),
        "pt": N_("Portuguese"),
        "ht": N_("Haitian Creole"),
        "tl": N_("Tagalog"),
        "zh": N_("Chinese"),
        "ru": N_("Russian"),
        "uk": N_("Ukrainian"),
        "fa": N_("Persian"),
        "ro": N_("Romanian"),
        "hi": N_("Hindi"),
    },
    "field": {
        "routes": N_("Routes"),
        "steps": N_("Steps"),
        "documents": N_("Documents"),
        "fees": N_("Fees"),
        "delays": N_("Delays"),
        "french": N_("French"),
        "exams": N_("Exams"),
        "stage": N_("Placement (stage)"),
        "training": N_("Prescribed training"),
        "remedies": N_("Remedies"),
        "noc": N_("NOC code"),
        "english": N_("English"),
    },
    "grid": {
        "diploma": N_("Diploma"),
        "credits": N_("Credits"),
        "length": N_("Length"),
        "campus": N_("Campus"),
        "schedule": N_("Full time or part time"),
        "bases": N_("On what grounds you may apply"),
        "instruction": N_("Language of instruction"),
        "language": N_("Language requirement"),
        "tests": N_("Language tests accepted"),
        "exemptions": N_("Who is exempt from the test"),
        "limited": N_("Limited enrolment"),
        "places": N_("Places"),
        "limit_reason": N_("Why enrolment is limited"),
        "criteria": N_("Selection criteria"),
        "criteria_reasons": N_("Why these criteria"),
        "stream": N_("Places or stream for people trained abroad"),
        "prior_learning": N_("Recognition of prior learning"),
        "documents": N_("Documents"),
        "internships": N_("Internships and their conditions"),
        "deadlines": N_("Deadlines"),
        "application_fee": N_("Application fee"),
        "tuition": N_("Tuition"),
        "contact": N_("Contact"),
    },
    "grid_state": {
        "stated": N_("Stated for the programme"),
        "inherited": N_("General rule of the institution"),
        "not_published": N_("Not published"),
        "not_looked_for": N_("Not yet looked for"),
        "not_applicable": N_("Does not apply"),
    },
    "term": {
        "autumn": N_("Autumn"),
        "winter": N_("Winter"),
        "summer": N_("Summer"),
    },
    "coverage": {
        "present": N_("Present"),
        "generic": N_("General rule only"),
        "not_published": N_("Not published"),
        "not_looked_for": N_("Not yet looked for"),
    },
    "translation": {
        "missing": N_("Missing"),
        "outdated": N_("Outdated"),
        "unconfirmed": N_("Unconfirmed"),
        "confirmed": N_("Confirmed"),
    },
    "aged": {
        "review": N_("Review"),
        "source": N_("Source consulted"),
        "fact": N_("Amount, delay or state"),
    },
}
"""By group and value, in English; the catalogues hold the French."""


def label(group: str, value: str, locale: Locale) -> str:
    """Return how pages in a language name a value; empty where it has no name.

    Raises:
        KeyError: there is no such group, or it has no such value.
    """
    text = LABELS[group][value]
    return translations(locale).gettext(text) if text else ""


def group_of(values: Collection[str]) -> str | None:
    """Return the group that names the values of an enumeration, if there is one."""
    groups = [name for name, group in LABELS.items() if set(values) <= set(group)]
    # Of the groups that name them all, the one made for them names few others.
    return min(groups, key=lambda name: len(LABELS[name])) if groups else None
