from frictionless_dossier.findings import Kind
from frictionless_dossier.package import kinds

# Error types of frictionless 5.21 under which a report may be loaded without our plugin.
STOCK = {
    *("package-error", "resource-error", "schema-error", "field-error", "dialect-error"),
    *("scheme-error", "format-error", "source-error", "encoding-error"),
    *("byte-count", "hash-count"),
    *("missing-label", "extra-label", "duplicate-label", "blank-label", "incorrect-label"),
    *("row-error", "blank-row", "cell-error", "missing-cell", "extra-cell"),
}


def test_every_kind_is_in_the_catalogue_once() -> None:
    defined = [each for each in vars(kinds).values() if isinstance(each, Kind)]
    assert sorted(each.name for each in defined) == sorted(each.name for each in kinds.KINDS)
    assert len({each.name for each in kinds.KINDS}) == len(kinds.KINDS)


def test_every_kind_has_a_type_of_frictionless() -> None:
    assert [each.name for each in kinds.KINDS if each.stock not in STOCK] == []


def test_a_kind_that_frictionless_has_keeps_its_name() -> None:
    assert all(each.stock == each.name for each in kinds.KINDS if each.name in STOCK)


def test_every_kind_tells_what_why_and_what_to_do() -> None:
    for kind in kinds.KINDS:
        assert all((kind.title, kind.description, kind.remedy, kind.example))
