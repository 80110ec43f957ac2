"""The web report, driven in a real browser without a network."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from sopxl.interchange import markdown
from sopxl.reference.offices import offices
from sopxl.report.comparison.changes import Comparison, sop_change
from sopxl.report.formats import Detail
from sopxl.report.html import comparison as html_comparison
from sopxl.report.html import report as html
from tests.conftest import missing, real_part
from tests.report.registers import (
    SERVICE,
    TODAY,
    entry,
    examples,
    named,
    nothing,
    of_offices,
    small_material,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

DRAWINGS = {
    "07-revisi-anggaran.json": '<svg xmlns="http://www.w3.org/2000/svg"><text>Mulai</text></svg>'
}
LONG = [office.code for office in offices() if office.code[:2] in {"33", "35", "32", "12"}]
"""More offices than one page of the table shows."""

TRAP = "</script><script>document.title='terjebak'</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def text() -> str:
    return html.render(examples(), DRAWINGS)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, text: str) -> Path:
    target = tmp_path_factory.mktemp("web") / "laporan.html"
    target.write_text(text, encoding="utf-8")
    return target


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    """The report on a desktop; whatever it complains about or asks for fails the test."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(file.as_uri())
    yield opened
    assert said == []
    assert [url for url in asked if not url.startswith("file:")] == []
    assert len(asked) == 1
    opened.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, which judges a page as those who cannot see it meet it."""
    npm = real_part("npm")
    folder = subprocess.run([npm, "root", "-g"], check=True, capture_output=True, text=True)
    source = Path(folder.stdout.strip()) / "axe-core" / "axe.min.js"
    if not source.exists():
        missing("axe-core is not installed")
    return source.read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> list[str]:
    """Return what axe finds of serious weight, with the first place of each."""
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:120]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    browser: Browser, file: Path, axe: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)
    opened = context.new_page()
    opened.goto(file.as_uri())
    assert violations(opened, axe) == []
    opened.locator("#list").get_by_role("link", name="Revisi Anggaran").click()
    assert violations(opened, axe) == []
    context.close()


def changed() -> Comparison:
    """One SOP of the small register changed, one came."""
    office = "KPU Provinsi Jawa Timur"
    before, budget = small_material().entries
    after = entry(markdown.to_draft(SERVICE.replace("60 menit", "90 menit")), "humas/layanan.md")
    told = (sop_change(before, after, office), sop_change(None, budget, office))
    return Comparison(today=TODAY, since=None, sops=tuple(one for one in told if one))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_what_changed(
    browser: Browser, axe: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)
    opened = context.new_page()
    opened.set_content(html_comparison.render(changed()))
    assert violations(opened, axe) == []
    context.close()


def shown(page: Page) -> list[str]:
    return page.locator("#list tbody tr:visible td:first-child").all_inner_texts()


def test_all_sops_are_listed(page: Page) -> None:
    assert len(shown(page)) == 10
    expect(page.locator("#count")).to_have_text("10 SOP")


def test_a_long_list_has_pages_and_paper_shows_it_whole(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "panjang.html"
    file.write_text(html.render(of_offices(LONG)), encoding="utf-8")
    opened = browser.new_page()
    opened.goto(file.as_uri())
    assert len(shown(opened)) == 100
    opened.get_by_label("Halaman berikutnya").click()
    assert len(shown(opened)) == len(LONG) - 100
    opened.fill("#words", "Pacitan")
    assert shown(opened) == ["Pelayanan Informasi – Kabupaten Pacitan"]
    opened.click("button[type=reset]")
    opened.select_option("#office", label="KPU Kota Surabaya")
    assert shown(opened) == ["Pelayanan Informasi – Kota Surabaya"]
    opened.click("button[type=reset]")
    opened.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert len(shown(opened)) == len(LONG)
    opened.close()


def test_search_finds_titles_activities_and_actors(page: Page) -> None:
    page.fill("#words", "sidalih")
    assert shown(page) == ["Pelayanan Pemutakhiran Data Pemilih Berkelanjutan"]
    page.fill("#words", "INFORMASI keberatan")
    assert "Penanganan Keberatan terhadap Pelayanan Informasi" in shown(page)
    expect(page.locator("#count")).to_contain_text("dari 10 SOP")
    page.click("button[type=reset]")
    expect(page.locator("#count")).to_have_text("10 SOP")


def test_filters_narrow_the_list(page: Page) -> None:
    page.select_option("#status", "Draft")
    assert len(shown(page)) == 2
    page.select_option("#unit", "Bagian Keuangan, Umum dan Logistik")
    assert shown(page) == ["Penganggaran dan Pencairan"]


def test_columns_sort_numbers_as_numbers_and_tell_so(page: Page) -> None:
    head = page.locator("#list th", has_text="Hari kerja")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert shown(page)[0] == "Pemberitaan di Website dan Media Sosial"
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert shown(page)[0] == "Penganggaran dan Pencairan"


def test_a_number_opens_to_the_sops_behind_it(page: Page) -> None:
    page.locator("#A2 button").click()
    expect(page.locator("#count")).to_have_text("8 dari 10 SOP – SOP berlaku")


def test_a_process_opens_to_its_sops(page: Page) -> None:
    page.locator(".tree summary").click()
    page.locator(".tree li", has_text="KPU.03.01.CFM.02").get_by_role("button").click()
    expect(page.locator("#count")).to_contain_text("1 dari 10 SOP")
    assert shown(page) == ["Revisi Anggaran"]


def test_a_sop_opens_to_its_steps_cells_and_drawing_by_keyboard(page: Page) -> None:
    link = page.locator("#list").get_by_role("link", name="Revisi Anggaran")
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Revisi Anggaran")
    expect(dialog).to_be_visible()
    expect(dialog.locator("#steps tr")).to_have_count(10)
    expect(dialog.locator("#steps tr").first.locator("td").last).to_have_text("/steps/0/activity")
    expect(dialog.locator("#drawing text")).to_have_text("Mulai")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()


def test_a_sop_without_a_drawing_shows_its_steps_only(page: Page) -> None:
    page.locator("#list").get_by_role("link", name="Pelaporan Capaian Kinerja").click()
    expect(page.locator("#steps tr").first).to_be_visible()
    expect(page.locator("#drawing")).to_be_hidden()


def test_the_page_turns_dark_and_light_again(page: Page) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    page.click("#theme")
    expect(page.locator("#theme")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(ground) == "rgb(18, 26, 33)"
    page.click("#theme")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_a_phone_scrolls_downwards_only(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator("#list").get_by_role("link", name="Revisi Anggaran").click()
    assert page.evaluate("document.getElementById('detail').scrollWidth") <= 360


def test_paper_shows_the_report_without_its_controls(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator("#theme")).to_be_hidden()
    expect(page.locator("#list")).to_be_visible()


def test_every_control_and_region_has_a_name(page: Page) -> None:
    unnamed = page.evaluate(
        """[...document.querySelectorAll("button, input, select, [role=region], nav, dialog")]
        .filter((one) => !(one.ariaLabel || one.textContent.trim() || one.labels?.length
          || one.getAttribute("aria-labelledby"))).map((one) => one.outerHTML)"""
    )
    assert unnamed == []


def test_ids_are_given_once(page: Page) -> None:
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))


def test_words_from_a_file_never_run(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "jebakan.html"
    file.write_text(html.render(named(TRAP)), encoding="utf-8")
    opened = browser.new_page()
    opened.goto(f"{file.as_uri()}#s1")
    expect(opened.locator("#detail-title")).to_have_text(TRAP)
    assert opened.title().startswith("Laporan Register SOP")
    assert opened.locator("img").count() == 0
    opened.close()


def test_the_page_holds_nothing_from_elsewhere(text: str) -> None:
    assert re.findall(r"""(?:src|href)=["'](?!#)[^"']*""", text) == []
    without_script = text[: text.rindex("<script>")]
    assert re.findall(r"@import|url\((?!#)", without_script) == []


def test_the_same_figures_give_the_same_page(text: str) -> None:
    assert html.render(examples(), DRAWINGS) == text


def test_the_steps_of_every_sop_can_be_read_as_json(text: str) -> None:
    (data,) = re.findall(r'<script type="application/json" id="details">(.*?)</script>', text)
    details = json.loads(data)
    assert len(details["sops"]) == 10
    assert all(steps for _, _, steps, _ in details["sops"].values())
    assert len(details["texts"]) == len(set(details["texts"]))


def test_an_empty_register_makes_a_page() -> None:
    assert "Register ini belum berisi SOP." in html.render(nothing())


def test_a_page_of_too_many_sops_tells_figures_and_where_the_list_is() -> None:
    whole = html.render(examples())
    told = html.render(examples(Detail.COUNTED))
    assert "Register ini memuat 10 SOP, terlalu banyak untuk satu laporan." in told
    first = examples().procedures[0].id
    for listed in ('class="show"', "<tr data-id=", f'href="#{first}"'):
        assert listed in whole
        assert listed not in told
    assert '<script type="application/json" id="details">{"texts": [], "sops": {}}' in told
