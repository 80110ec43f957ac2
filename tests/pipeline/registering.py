"""Small registers, made and looked into."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from typing import TYPE_CHECKING, Any

from sopxl.pipeline.batch.engines import InProcess
from sopxl.pipeline.checking.single import Task
from sopxl.pipeline.register.run import Order, register

if TYPE_CHECKING:
    from pathlib import Path

    from sopxl.pipeline.register.summary import Summary

TODAY = date(2026, 11, 21)


def write_sop(folder: Path, code: str, title: str = "Pengelolaan Arsip", **identity: Any) -> Path:
    """Write a small SOP as JSON; it breaks rules, which is none of our business here."""
    folder.mkdir(parents=True, exist_ok=True)
    head = {"title": title, "satker": "35", "sop_code": f"KPU.04.SOP.{code}", "revision": "0"}
    steps = [
        {"number": 1, "activity": "Menerima arsip", "actors": ["Staf"], "kind": "mulai"},
        {"number": 2, "activity": "Menyimpan arsip", "actors": ["Arsiparis"], "kind": "selesai"},
    ]
    tests = identity.pop("tests", [])
    said = {"identity": head | identity, "tests": tests}
    content = said | {"actors": ["Staf", "Arsiparis"], "steps": steps}
    path = folder / f"{code}.sop.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def run(out: Path, *sources: Path | str, **asked: Any) -> Summary:
    """Bring a register up to date in this process, unless another engine is asked for."""
    asked.setdefault("engine", InProcess())
    asked.setdefault("task", Task(today=TODAY, chosen={}))
    return register(Order(sources=sources, out=out, **asked))


def dump(out: Path) -> list[str]:
    connection = sqlite3.connect(out / "register.db")
    lines = sorted(connection.iterdump())
    connection.close()
    return lines


def findings(out: Path) -> dict[str, dict[str, Any]]:
    records = json.loads((out / "temuan.json").read_text(encoding="utf-8"))
    return {record["file"]: record for record in records}
