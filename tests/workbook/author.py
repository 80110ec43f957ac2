"""LibreOffice as an author: it edits a workbook as a person would, reckons it anew, and saves it.

A macro does it, because Debian's LibreOffice comes without a bridge to this Python. Its hard
recalculation is the point: a mere conversion keeps the values that are stored.
"""

from __future__ import annotations

import shutil
import subprocess
from time import monotonic, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library"
  xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/"
   xlink:type="simple" library:link="false"/>
</library:libraries>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
  library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Author"/>
</library:library>
"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Author"
  script:language="StarBasic">
Sub Serve(folder As String)
  Do While Not FileExists(folder &amp; "/quit")
    If FileExists(folder &amp; "/order") Then
      Obey(folder)
    End If
    Wait 20
  Loop
  StarDesktop.terminate()
End Sub

Sub Obey(folder As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim book : book = StarDesktop.loadComponentFromURL( _
    folder &amp; "/before.xlsx", "_blank", 0, hidden())
  Dim source As Integer : source = FreeFile
  Open ConvertFromURL(folder &amp; "/order") For Input As #source
  Dim order As String, parts, sheet, place
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  Line Input #source, order
  how(0).Value = order
  Do While Not Eof(source)
    Line Input #source, order
    parts = Split(order, Chr(9))
    If UBound(parts) = 3 Then
      sheet = book.Sheets.getByName(parts(1))
      place = sheet.getCellRangeByName(parts(2)).CellAddress
      Select Case parts(0)
        Case "insert row" : sheet.Rows.insertByIndex(place.Row, 1)
        Case "delete row" : sheet.Rows.removeByIndex(place.Row, 1)
        Case "insert column" : sheet.Columns.insertByIndex(place.Column, 1)
        Case "delete column" : sheet.Columns.removeByIndex(place.Column, 1)
        Case "text" : sheet.getCellRangeByName(parts(2)).String = parts(3)
        Case "rename" : sheet.Name = parts(3)
      End Select
    End If
  Loop
  Close #source
  book.calculateAll()
  book.storeToURL(folder &amp; "/saving", how())
  book.close(True)
  Kill folder &amp; "/order"
  Name folder &amp; "/saving" As folder &amp; "/after"
End Sub
</script:module>
"""


FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "xls": "MS Excel 97", "ods": "calc8"}
PATIENCE = 120.0
"""Seconds for one order; a loaded machine takes its time."""


class Author:
    """A LibreOffice with a profile of its own in `folder`, started once and kept at work."""

    def __init__(self, libreoffice: str, folder: Path) -> None:
        self._folder = folder
        profile = folder / "profile"
        office = [libreoffice, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        subprocess.run(
            [*office, "--terminate_after_init"], check=True, capture_output=True, timeout=PATIENCE
        )
        basic = profile / "user" / "basic"
        shutil.rmtree(basic, ignore_errors=True)
        (basic / "Standard").mkdir(parents=True)
        (basic / "script.xlc").write_text(LIBRARIES, encoding="utf-8")
        (basic / "Standard" / "script.xlb").write_text(LIBRARY, encoding="utf-8")
        (basic / "Standard" / "Author.xba").write_text(MODULE, encoding="utf-8")
        macro = f'macro:///Standard.Author.Serve("{folder.as_uri()}")'
        self._office = subprocess.Popen(
            [*office, "--norestore", macro], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def edit(self, workbook: bytes, *edits: tuple[str, str, str, str]) -> bytes:
        """Carry out edits in order, each (what, sheet, cell, text), and return the saved file."""
        return self._order(workbook, "xlsx", edits)

    def convert(self, workbook: bytes, ending: str) -> bytes:
        """Return the workbook in another format."""
        return self._order(workbook, ending, ())

    def close(self) -> None:
        """Send LibreOffice home."""
        (self._folder / "quit").touch()
        try:
            self._office.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._office.kill()

    def _order(
        self, workbook: bytes, ending: str, edits: tuple[tuple[str, str, str, str], ...]
    ) -> bytes:
        (self._folder / "before.xlsx").write_bytes(workbook)
        lines = (FILTERS[ending], *("\t".join(edit) for edit in edits))
        order = self._folder / "order.new"
        order.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        order.replace(self._folder / "order")
        saved = self._folder / "after"
        deadline = monotonic() + PATIENCE
        while not saved.exists():
            assert self._office.poll() is None, "LibreOffice has gone"
            assert monotonic() < deadline, "LibreOffice does not answer"
            sleep(0.02)
        content = saved.read_bytes()
        saved.unlink()
        return content
