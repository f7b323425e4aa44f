"""Words that readers type around what they look for, and what they call pages that are no record's.

A question in plain words, “combien coûte l'équivalence infirmière”, names one page and asks one thing of it. The words
of the question lead nowhere, or to every page of a kind; the search weighs them so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.model.base import Locale
from generator.pages.address import PageKey

STOP_WORDS: Final = (
    "a about afin ai am an and are as at au aux avec avez avoir be been by c can ce ces cet cette chez ci "
    "combien comment could d dans de des do does done du elle en est et etre faire fait for from get have how i "
    "if il in is it j je l la le les leur lui m ma me mes mon must my n ne need no nos not notre nous of on one "
    "or ou par pas peut peux pour puis qu que quel quelle quelles quels qui quoi s sa se ses should si sont "
    "suis sur t the their there to tu un une vos votre vous want was what when where which who will with y you "
    "your"
)
"""Words that say nothing of the page, in both languages, without accents and with a space between."""

TOPICS: Final[Mapping[str, str]] = {
    "profession": (
        "admission algerie become canada cost costs cout coute coutent couter degree degrees delai delais "
        "demande devenir diploma diplome diplomes document documents equivalence equivalences etapes "
        "etranger etrangere etrangers exam examen examens exams exercer experience fee fees foreign form "
        "forme formee formulaire frais france licence license long maroc obtenir papers papiers permis "
        "permit practice practise pratiquer price prix profession professional professionnel quebec "
        "recognition reconnaissance registration reglementee regulated requirements steps temps time "
        "trained travailler tunisie voie work working"
    ),
    "trajectory": (
        "canada chsld cisss ciusss clinique embauche emploi emplois health hopital hopitaux hospital "
        "hospitals job jobs network offre parcours poste postes quebec recruitment recrutement reseau "
        "salaire sante services sociaux stage stages trajectoire trajectory travail travailler work working"
    ),
    "programme": (
        "admission appoint bridging cours course courses degree diplome ecole etudes etudier formation "
        "program programme programmes programs school studies study training universite university"
    ),
    "order": "contact coordonnees order ordre site telephone",
    "support": "aide help soutien support",
    "institution": "admission cegep college ecole etudier programmes programs school universite",
    "term": "definir definition dire mean meaning sens signifie veut",
}
"""By kind of page, what every page of the kind speaks of: words of both languages, without accents."""

OTHER_NAMES: Final[Mapping[PageKey, Mapping[Locale, tuple[str, ...]]]] = {
    "professions": {
        "fr": ("liste des professions réglementées", "professions réglementées", "métiers"),
        "en": ("list of regulated professions", "regulated professions"),
    },
    "orders": {
        "fr": ("liste des ordres professionnels", "les 46 ordres professionnels"),
        "en": ("list of professional orders",),
    },
    "trajectories": {
        "fr": ("réseau de la santé", "trajectoires en santé", "santé et services sociaux"),
        "en": ("health network", "health trajectories", "health and social services"),
    },
    "institutions": {
        "fr": ("universités", "cégeps", "collèges", "universités et collèges"),
        "en": ("universities", "colleges", "schools"),
    },
    "programmes": {
        "fr": ("liste des programmes", "programmes d'études", "formations"),
        "en": ("list of programs", "study programs", "courses"),
    },
    "supports": {
        "fr": ("aide financière", "aide et argent", "soutien financier", "aides"),
        "en": ("financial help", "financial aid", "support"),
    },
    "measures": {
        "fr": ("plan d'action", "mesures du plan d'action", "pôle de coordination"),
        "en": ("action plan", "measures of the action plan"),
    },
    "coverage": {"fr": ("état de l'information",), "en": ("state of the information",)},
    "grid": {"fr": ("grilles d'admission",), "en": ("admission grids",)},
    "glossary": {
        "fr": ("glossaire", "lexique", "vocabulaire", "définitions"),
        "en": ("glossary", "vocabulary", "definitions"),
    },
}
"""What readers call the lists of the site."""
