"""The files that are shipped hold what stands as text in `macros/`, and Excel's own checks pass."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
import xlsxwriter
from lxml import etree
from oletools.olevba import VBA_Parser
from pyopenvba.integrity import check_file

from sopxl.template.sop_ap import SOP_AP
from sopxl.workbook.build.form import build_sop
from sopxl.workbook.package.parts import Package
from sopxl.workbook.vba import (
    PackageKind,
    addin,
    cells_module,
    self_contained_form,
    sources,
    with_macros,
)
from tests.conftest import real_part

MACROS = Path(__file__).parents[2] / "macros"
OWN = {file.name for file in MACROS.glob("*.bas")}
BUTTONS = {
    "SOP Baru",
    "Tambah Langkah",
    "Tambah Pelaksana",
    "Periksa",
    "Perbaiki",
    "Temuan",
    "Sebelumnya",
    "Berikutnya",
    "Gambar",
    "Hapus Gambar",
    "Simpan PDF",
    "Daftarkan",
    "Bantuan",
    "Periksa Instalasi",
}
DOCUMENTS = {"ThisWorkbook.cls", "Sheet1.cls"}


def two_sheets() -> bytes:
    result = io.BytesIO()
    with xlsxwriter.Workbook(result) as workbook:
        workbook.add_worksheet("SOP").write("A1", "=1")
        workbook.add_worksheet("Temuan").set_tab_color("#FF0000")
    return result.getvalue()


@pytest.fixture(scope="module")
def addin_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("addin") / "sopxl.xlam"
    path.write_bytes(addin(MACROS))
    return path


@pytest.fixture(scope="module")
def form() -> bytes:
    """A workbook of two sheets with the macros of the form."""
    return self_contained_form(two_sheets(), MACROS)


def modules(path: Path) -> dict[str, str]:
    with closing(VBA_Parser(str(path))) as parser:
        return {name: code.replace("\r\n", "\n") for _, _, name, code in parser.extract_macros()}


def test_olevba_reads_every_module_of_the_addin(addin_file: Path) -> None:
    found = modules(addin_file)
    assert set(found) == OWN | DOCUMENTS | {"xlwings.bas", "Dictionary.cls"}
    for name in OWN:
        assert found[name] == (MACROS / name).read_text("utf-8")


def test_the_package_is_whole(addin_file: Path) -> None:
    report = check_file(addin_file)
    assert report.complete
    assert report.issues == ()


@pytest.mark.parametrize("name", ["sopxl.xlam", "sop-ap.xlsm"])
def test_the_open_xml_sdk_finds_no_fault(name: str, addin_file: Path, tmp_path: Path) -> None:
    file = addin_file
    if name == "sop-ap.xlsm":
        file = tmp_path / name
        file.write_bytes(self_contained_form(build_sop(), MACROS))
    command = [real_part("ooxml-validator"), str(file)]
    run = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert json.loads(run.stdout)["errors"] == []


def test_static_analysis_finds_nothing_in_our_modules(addin_file: Path) -> None:
    command = [sys.executable, "-m", "pyvbaanalysis", str(addin_file)]
    for module in sorted(OWN):
        command += ["--only", Path(module).stem]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "error" not in run.stdout
    assert "warning" not in run.stdout


@pytest.mark.parametrize("name", sorted(OWN))
def test_our_modules_declare_all_and_call_no_library_of_the_system(name: str) -> None:
    """So they compile alike in 32 and 64 bit, on Windows and macOS."""
    lines = (MACROS / name).read_text("utf-8").splitlines()
    assert lines[1] == "Option Explicit"
    code = [line for line in lines if not line.lstrip().startswith("'")]
    assert not [line for line in code if re.search(r"\bDeclare\b|CreateObject|GetObject", line)]
    assert not [line for line in code if re.search(r"\bOn Error Resume Next\b.*:", line)]


def test_whatever_xlwings_declares_is_safe_for_64_bit() -> None:
    run_python, _ = sources.xlwings_modules()
    _, _, newer = run_python.source.partition("#If VBA7 Then")
    declared = [line for line in newer.partition("#Else")[0].splitlines() if "Declare " in line]
    assert declared
    assert all("Declare PtrSafe " in line for line in declared)


def test_the_same_macros_make_the_same_addin(addin_file: Path) -> None:
    assert addin(MACROS) == addin_file.read_bytes()


def test_the_addin_is_an_addin_and_the_form_a_workbook(addin_file: Path, form: bytes) -> None:
    made = ((addin_file.read_bytes(), PackageKind.ADDIN), (form, PackageKind.WORKBOOK))
    for package, kind in made:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            assert kind.value in archive.read("[Content_Types].xml").decode()


def test_every_sheet_has_the_name_of_its_module(form: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        assert b'codeName="ThisWorkbook"' in archive.read("xl/workbook.xml")
        for number in (1, 2):
            sheet = archive.read(f"xl/worksheets/sheet{number}.xml")
            assert f'codeName="Sheet{number}"'.encode() in sheet


def test_what_is_not_told_about_macros_stays_as_it_was(form: bytes) -> None:
    plain = io.BytesIO(two_sheets())
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(io.BytesIO(form)) as after:
        untouched = ("xl/styles.xml", "xl/theme/theme1.xml", "docProps/app.xml")
        assert [before.read(name) for name in untouched] == [after.read(name) for name in untouched]
        added = set(after.namelist()) - set(before.namelist())
        assert added == {"xl/vbaProject.bin", "customUI/customUI.xml"}


def test_a_workbook_without_properties_is_refused() -> None:
    package = Package(two_sheets())
    content = package.part("xl/workbook.xml")
    package.put("xl/workbook.xml", re.sub(rb"<workbookPr[^>]*/>", b"", content))
    with pytest.raises(ValueError, match="workbookPr"):
        with_macros(package.to_bytes(), (), b"", PackageKind.WORKBOOK, "x")


def test_the_committed_cell_names_are_those_of_the_template() -> None:
    assert (MACROS / "SopxlCells.bas").read_text("utf-8") == cells_module(SOP_AP)


def test_no_constant_of_the_cell_map_is_declared_twice() -> None:
    names = re.findall(r"^Public Const (\w+)", cells_module(SOP_AP), re.MULTILINE)
    assert len(names) == len(set(names)) > 30


def test_xlwings_starts_without_the_libraries_that_nobody_asks_for() -> None:
    run_python, _ = sources.xlwings_modules()
    assert '-c ""import sopxl.live.light;import xlwings.utils;' in run_python.source


def test_every_button_calls_a_macro_that_exists_and_speaks_indonesian() -> None:
    ribbon = etree.fromstring((MACROS / "ribbon.xml").read_bytes())
    buttons = list(ribbon.iter("{*}button"))
    labels = {button.get("label") for button in buttons}
    assert labels == BUTTONS
    for button in buttons:
        module, _, macro = str(button.get("onAction")).partition(".")
        macros = (MACROS / f"{module}.bas").read_text("utf-8")
        assert f"Public Sub {macro}(ByVal control As Object)" in macros
        assert all(button.get(key) for key in ("imageMso", "keytip", "screentip", "supertip"))


def test_key_tips_and_ids_of_the_ribbon_are_unique() -> None:
    ribbon = etree.fromstring((MACROS / "ribbon.xml").read_bytes())
    buttons = list(ribbon.iter("{*}button"))
    for key in ("id", "keytip"):
        values = [button.get(key) for button in buttons]
        assert len(values) == len(set(values))


def test_no_file_beside_a_workbook_is_ever_imported() -> None:
    run_python, _ = sources.xlwings_modules()
    assert 'GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "false")' in run_python.source
    assert 'GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "true")' not in run_python.source
    assert 'PROJECT_NAME As String = "sopxl"' in run_python.source


def test_an_xlwings_that_changed_its_lines_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "CHANGES", (("a line that is not there", ""),))
    with pytest.raises(LookupError, match="a line that is not there"):
        sources.xlwings_modules()


def test_the_licence_notices_of_xlwings_stay_in_its_source() -> None:
    run_python, dictionary = sources.xlwings_modules()
    assert "BSD 3-clause license" in run_python.source
    assert "MIT" in dictionary.source
