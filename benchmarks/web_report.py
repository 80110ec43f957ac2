"""How long a web report takes to open, search and sort in a browser.

    python benchmarks/web_report.py [NUMBER]

Makes the report of NUMBER SOPs (default 2000: the ten examples in as many offices as needed),
opens it five times in headless Chromium, and prints the medians: until the table can be used, the
first search (which reads every step), a further one, a sort, and the size of the file. Seconds are
those of this machine: compare two editions in one sitting.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from sopxl.intake.parse.sop import parse
from sopxl.interchange import sop_json
from sopxl.model.process import ProcessTree
from sopxl.model.settings import Settings
from sopxl.reference.offices import offices
from sopxl.register.entry import Entry, FindingRecord, Source
from sopxl.report.figures.gathering import Material, gather
from sopxl.report.html.report import render
from sopxl.rules.catalogue import check
from sopxl.rules.located import Located
from sopxl.rules.rule import Circumstances

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

EXAMPLES = Path(__file__).parents[1] / "examples" / "sources"
TODAY = date(2026, 11, 21)
DEFAULT_NUMBER, TIMES = 2000, 5
CHROMIUM = "/usr/bin/chromium"
IN_THE_PAGE = """
async (words) => {
  const field = document.getElementById("words");
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const timed = async (work) => {
    const start = performance.now();
    work();
    await frame();
    return performance.now() - start;
  };
  const search = (word) => () => {
    field.value = word;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const first = await timed(search(words[0]));
  const further = await timed(search(words[1]));
  search("")();
  const sort = await timed(() => document.querySelector("#list th button").click());
  return [first, further, sort];
}
"""


def entries(number: int) -> Iterator[Entry]:
    """Yield the examples, office by office."""
    codes = [office.code for office in offices()]
    files = sorted(EXAMPLES.glob("[0-9]*.json"))
    made = [_entry(file) for file in files]
    for position in range(number):
        one, code = made[position % len(made)], codes[position // len(made) % len(codes)]
        identity = replace(one.sop.identity, satker=code, number=f"{position}/SOP/{code}/2026")
        source = Source(path=f"{code}/{position:06}.xlsx")
        yield replace(one, source=source, sop=replace(one.sop, identity=identity))


def _entry(file: Path) -> Entry:
    draft = sop_json.to_draft(file.read_text(encoding="utf-8"), file.name)
    reading = parse(draft)
    found = check(reading.sop, Circumstances(Settings(), TODAY.isoformat()), reading.unread)
    located = (Located(one, draft.place(one.ref), one.rule.severity) for one in found)
    records = map(FindingRecord.of, located)
    places = {ref: draft.place(ref) for ref in draft.entries}
    return Entry(
        source=Source(path=file.name), sop=reading.sop, places=places, findings=tuple(records)
    )


def opened(page: Page, url: str) -> list[float]:
    """Return the milliseconds until the page can be used, two searches and a sort take."""
    page.goto(url)
    page.wait_for_function("document.getElementById('count').textContent.includes('SOP')")
    until = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    return [until, *page.evaluate(IN_THE_PAGE, ["koordinasi", "menyusun laporan"])]


def main() -> None:
    """Print the medians."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_NUMBER
    names = {office.code: office.name for office in offices()}
    material = Material(entries=entries(number), tree=ProcessTree(()), offices=names)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "laporan.html"
        file.write_text(render(gather(material, Settings(), TODAY)), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        rounds = [opened(browser.new_page(), file.as_uri()) for _ in range(TIMES)]
        size = file.stat().st_size / 1_000_000
        browser.close()
    told = ("opened", "first search", "further search", "sort")
    for name, taken in zip(told, zip(*rounds, strict=True), strict=True):
        print(f"{name:16} {median(taken):8.0f} ms")
    print(f"{'size':16} {size:8.1f} MB")


if __name__ == "__main__":
    main()
