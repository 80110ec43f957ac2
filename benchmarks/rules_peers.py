"""What checkers of tables find of the faults that sopxl is tested with.

python benchmarks/rules_peers.py

frictionless and pandera check columns: types, required values, enumerations, patterns. Both get
the table of steps and the schema that a knowing hand would write for it, and the same faults as
the tests of the rules (tests/mutations). A fault counts as found where the peer reports anything
that it does not report of the table without the fault. Peers are used where they are installed.
"""

from __future__ import annotations

import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from sopxl.model.sop import StepKind
from sopxl.rules.catalogue import CHAPTERS
from sopxl.workbook.guard.opening import guarded
from sopxl.workbook.read.form import read_guarded
from tests.mutations.faults import FAULTS
from tests.mutations.forms import Form, forms, told, typed_into, verdict

if TYPE_CHECKING:
    from collections.abc import Callable

COLUMNS = ("number", "kind", "activity", "actors", "requirements", "duration", "output")
WAYS = ("yes", "no")
REQUIRED = ("activity", "actors", "requirements", "duration", "output")
NUMBER, DURATION = r"\d+", r"\D*\d.*|Triwulanan|Semesteran|Tahunan|Setiap .*"
KINDS = [kind.value for kind in StepKind]

Row = dict[str, str]


def rows_of(workbook: bytes) -> tuple[list[Row], list[str]]:
    """Return the table of steps and the heads of its actor columns as plain texts."""
    draft = read_guarded(guarded(workbook, "sop.xlsx"))
    rows: dict[int, Row] = {}
    for ref, entry in draft.entries.items():
        if ref.part == "steps" and ref.index is not None and ref.field:
            name = ref.field if ref.item is None else WAYS[ref.item]
            rows.setdefault(ref.index, {})[name] = entry.text
    actors = (ref for ref in draft.entries if ref.part == "actors" and ref.index is not None)
    heads = [draft.text(ref) for ref in actors]
    names = (*COLUMNS, *WAYS)
    return [{name: rows[at].get(name, "") for name in names} for at in sorted(rows)], heads


def by_frictionless(rows: list[Row], heads: list[str]) -> Counter[str]:
    """Return the errors of frictionless in a table, each with its field."""
    from frictionless import Resource, Schema  # noqa: PLC0415  a peer that may be missing

    fields: list[dict[str, Any]] = [_field(name) for name in (*COLUMNS, *WAYS)]
    table = Resource(
        [list(rows[0]), *(list(row.values()) for row in rows)] if rows else [list(COLUMNS)],
        schema=Schema.from_descriptor({"fields": fields, "primaryKey": ["number"]}),
    )
    report = table.validate()
    del heads
    return Counter(f"{one[0]} {one[1]}" for one in report.flatten(["type", "fieldName"]))


def _field(name: str) -> dict[str, Any]:
    rules: dict[str, Any] = {"required": name in REQUIRED}
    match name:
        case "number" | "yes" | "no":
            rules["pattern"] = NUMBER
        case "kind":
            rules["enum"] = KINDS
        case "duration":
            rules["pattern"] = DURATION
    return {"name": name, "type": "string", "constraints": rules}


def by_pandera(rows: list[Row], heads: list[str]) -> Counter[str]:
    """Return the failures of pandera in a table, each with its column."""
    import pandas as pd  # noqa: PLC0415  peers that may be missing
    import pandera.pandas as pa  # noqa: PLC0415

    matches, required = pa.Check.str_matches, pa.Check.str_length(min_value=1)
    known = pa.Check.isin([*KINDS, ""])
    checks = {name: [required] for name in REQUIRED}
    checks["duration"].append(matches(f"^(?:{DURATION})$"))
    checks["actors"].append(pa.Check(lambda texts: _all_known(texts, heads)))
    ways = {name: [matches(rf"^(?:{NUMBER})?$")] for name in (*WAYS, "number")}
    columns = {
        name: pa.Column(str, {**checks, **ways, "kind": [known]}.get(name), unique=name == "number")
        for name in (*COLUMNS, *WAYS)
    }
    try:
        pa.DataFrameSchema(columns).validate(pd.DataFrame(rows, dtype=str), lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        return Counter(f"{one.check} {one.column}" for one in cases.itertuples())
    return Counter()


def _all_known(texts: Any, heads: list[str]) -> Any:
    known = {head.casefold() for head in heads}
    return texts.map(lambda text: {p.strip().casefold() for p in text.split(";")} <= known)


PEERS: dict[str, Callable[[list[Row], list[str]], Counter[str]]] = {
    "frictionless": by_frictionless,
    "pandera": by_pandera,
}


def found_by(peer: str, form: Form, workbook: bytes) -> bool:
    """Tell whether a peer reports more of the faulty table than of the sound one."""
    check = PEERS[peer]
    return bool(check(*rows_of(workbook)) - check(*rows_of(form.workbook)))


def found_by_us(form: Form, workbook: bytes, code: str) -> bool:
    """Tell whether the right rule finds the fault."""
    return any(rule == code for rule, _ in told(verdict(workbook, form.name), hints=True))


def main() -> None:
    """Print how many kinds of fault each finds, by chapter."""
    present = [peer for peer in PEERS if find_spec(peer)]
    missing = [peer for peer in PEERS if peer not in present]
    totals: Counter[str] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for fault in FAULTS:
        seeds = ((form, fault.seed(form)) for form in forms())
        form, seed = next((form, seed) for form, seed in seeds if seed is not None)
        workbook = typed_into(form, seed.typed)
        totals[fault.code[0]] += 1
        found["sopxl", fault.code[0]] += found_by_us(form, workbook, fault.code)
        for peer in present:
            found[peer, fault.code[0]] += found_by(peer, form, workbook)
    names = ("sopxl", *present)
    print(f"{'kinds of fault':34}{'seeded':>8}" + "".join(f"{name:>14}" for name in names))
    for letter, title in CHAPTERS.items():
        if totals[letter]:
            counts = "".join(f"{found[name, letter]:>14}" for name in names)
            print(f"{letter} {title:32}{totals[letter]:>8}{counts}")
    sums = [sum(found[name, letter] for letter in totals) for name in names]
    print(f"{'all':34}{totals.total():>8}" + "".join(f"{total:>14}" for total in sums))
    for peer in missing:
        print(f"{peer} is not installed; pip install {peer}")


if __name__ == "__main__":
    main()
