"""Faults against the declared rules: for each rule what it must catch, from its parameters.

A function is given the package, one declaration, and how many faults are wanted for each field; it
yields faults that the judge lets pass and this declaration must find. It knows the parameters of
its rule and no table, so it serves wherever the rule is declared.
"""

from collections.abc import Mapping

from tests.planted.faults.common import Faults
from tests.planted.faults.dates import (
    as_of,
    compare,
    edtf,
    gap,
    open_end,
    ordinal,
    overlap,
    period,
    same_event,
)
from tests.planted.faults.presence import any_present, present_when, protection
from tests.planted.faults.record import (
    canonical_form,
    corrections,
    exceptions,
    redirects,
    released,
    text_coverage,
)
from tests.planted.faults.references import (
    alike,
    circle,
    clashes,
    row_reference,
    same_row,
    symmetric,
    vocabularies,
)
from tests.planted.faults.statements import (
    ids_lost,
    orphan,
    preferred_reading,
    rank_reason,
    source_used,
    statement_coverage,
    statement_value,
    told_ahead,
    verified,
)
from tests.planted.faults.texts import (
    codes_agree,
    editorial,
    figure_in_words,
    figures,
    native_text,
    own_words,
    parts,
    place,
    text_damage,
    text_hygiene,
    year_in_words,
)

FAULTS: Mapping[str, Faults] = {
    "alike": alike,
    "any-present": any_present,
    "as-of": as_of,
    "canonical-form": canonical_form,
    "circle": circle,
    "clashes": clashes,
    "codes-agree": codes_agree,
    "compare": compare,
    "corrections": corrections,
    "derivation": ids_lost("follows_from", "basis", "derived"),
    "editorial": editorial,
    "edtf": edtf,
    "exceptions": exceptions,
    "figure-in-words": figure_in_words,
    "figures": figures,
    "gap": gap,
    "native-text": native_text,
    "open-end": open_end,
    "ordinal": ordinal,
    "orphan": orphan,
    "overlap": overlap,
    "own-words": own_words,
    "parts": parts,
    "period": period,
    "place": place,
    "preferred-reading": preferred_reading,
    "present-when": present_when,
    "protection": protection,
    "rank-reason": rank_reason,
    "redirects": redirects,
    "released": released,
    "refutation": ids_lost("refuted_by", "rank", "deprecated"),
    "row-reference": row_reference,
    "same-event": same_event,
    "same-row": same_row,
    "source-used": source_used,
    "statement-coverage": statement_coverage,
    "statement-value": statement_value,
    "symmetric": symmetric,
    "text-coverage": text_coverage,
    "text-damage": text_damage,
    "text-hygiene": text_hygiene,
    "told-ahead": told_ahead,
    "verified": verified,
    "vocabularies": vocabularies,
    "year-in-words": year_in_words,
}
"""For each rule, how to break what it demands."""
