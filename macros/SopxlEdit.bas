Attribute VB_Name = "SopxlEdit"
Option Explicit

' Puts a step or an actor into the table, with formulas, formats and names in order. Needs no Python.

Private Const TITLE As String = "sopxl"
Private Const NO_TABLE As String = "Buku kerja ini tidak memuat formulir SOP dari sopxl. Buat yang baru dengan tombol SOP Baru."
Private Const LOCKED As String = "Lembar ini terproteksi. Buka Tinjau > Buka Proteksi Lembar (Review > Unprotect Sheet), lalu ulangi."
Private Const TOO_MANY As String = "Formulir ini sudah memuat pelaksana sebanyak yang diperbolehkan."
Private Const ADD_STEP As String = "Tambah Langkah"
Private Const ADD_ACTOR As String = "Tambah Pelaksana"

Private addedBook As String
Private addedSheet As String
Private addedPlace As Long
Private movedHead As Variant

' Inserts a row below the active one, or below the last step when another sheet is in front.
Public Sub AddStep(ByVal control As Object)
    Dim heading As Range
    Dim sheet As Worksheet
    Dim row As Long

    Set heading = HeadingOf(NAME_STEPS_ACTIVITY)
    If heading Is Nothing Then Exit Sub
    Set sheet = heading.Parent
    row = RowBefore(sheet, heading)
    sheet.Rows(row + 1).Insert
    CopyFormulas sheet, row, LastRowOf(heading)
    sheet.Activate
    sheet.Cells(row + 1, heading.Column).Select
    Keep sheet, row + 1
    Offer ADD_STEP, "SopxlEdit.TakeBackStep"
End Sub

' Inserts a column right of the last actor. It is put in left of that column and the head moves over,
' so that the heading above, the drop-down and the colours of all actor columns include the new one.
Public Sub AddActor(ByVal control As Object)
    Dim heading As Range
    Dim sheet As Worksheet
    Dim place As Long
    Dim row As Long

    Set heading = HeadingOf(NAME_STEPS_REQUIREMENTS)
    If heading Is Nothing Then Exit Sub
    Set sheet = heading.Parent
    place = heading.Column - 1
    If place - HeadingOf(NAME_STEPS_ACTIVITY).Column >= ACTOR_LIMIT Then
        MsgBox TOO_MANY, vbInformation, TITLE
        Exit Sub
    End If
    row = LastRowOf(HeadingOf(NAME_STEPS_ACTIVITY))
    sheet.Columns(place).Insert
    sheet.Columns(place).ColumnWidth = sheet.Columns(place + 1).ColumnWidth
    sheet.Cells(row, place).Value = sheet.Cells(row, place + 1).Value
    sheet.Cells(row, place + 1).ClearContents
    sheet.Activate
    sheet.Cells(row, place + 1).Select
    Keep sheet, place
    movedHead = row
    Offer ADD_ACTOR, "SopxlEdit.TakeBackActor"
End Sub

Public Sub TakeBackStep()
    If addedPlace = 0 Then Exit Sub
    Workbooks(addedBook).Worksheets(addedSheet).Rows(addedPlace).Delete
    addedPlace = 0
End Sub

Public Sub TakeBackActor()
    Dim sheet As Worksheet

    If addedPlace = 0 Then Exit Sub
    Set sheet = Workbooks(addedBook).Worksheets(addedSheet)
    sheet.Cells(movedHead, addedPlace + 1).Value = sheet.Cells(movedHead, addedPlace).Value
    sheet.Columns(addedPlace).Delete
    addedPlace = 0
End Sub

Private Sub Keep(ByVal sheet As Worksheet, ByVal place As Long)
    addedBook = sheet.Parent.Name
    addedSheet = sheet.Name
    addedPlace = place
End Sub

' Returns the heading with a name of ours in the front workbook, or nothing after telling why not.
Private Function HeadingOf(ByVal wanted As String) As Range
    Dim defined As Name

    If Not ActiveWorkbook Is Nothing Then
        For Each defined In ActiveWorkbook.Names
            If defined.Name = wanted And InStr(defined.RefersTo, "#REF!") = 0 Then Set HeadingOf = defined.RefersToRange
        Next defined
    End If
    If HeadingOf Is Nothing Then
        MsgBox NO_TABLE, vbInformation, TITLE
    ElseIf HeadingOf.Parent.ProtectContents Then
        Set HeadingOf = Nothing
        MsgBox LOCKED, vbExclamation, TITLE
    End If
End Function

Private Function LastRowOf(ByVal heading As Range) As Long
    LastRowOf = heading.Row + heading.Rows.Count - 1
End Function

Private Function RowBefore(ByVal sheet As Worksheet, ByVal heading As Range) As Long
    Dim used As Range

    Set used = sheet.UsedRange
    RowBefore = LastRowOf(heading)
    If ActiveSheet.Name = sheet.Name Then
        If ActiveCell.Row > RowBefore And ActiveCell.Row < used.Row + used.Rows.Count Then
            RowBefore = ActiveCell.Row
            Exit Function
        End If
    End If
    Do While Len(CStr(sheet.Cells(RowBefore + 1, heading.Column).Value)) > 0
        RowBefore = RowBefore + 1
    Loop
End Function

' The number and what stands right of the printed table are formulas of the form; a reference that
' somebody typed as a target is not copied. A row without formula takes that of the nearest with one.
Private Sub CopyFormulas(ByVal sheet As Worksheet, ByVal row As Long, ByVal headingRow As Long)
    Dim column As Long
    Dim firstRight As Long
    Dim used As Range

    Set used = sheet.UsedRange
    CopyFormula sheet, row, HeadingOf(NAME_STEPS_NUMBER).Column, headingRow
    firstRight = HeadingOf(NAME_STEPS_REMARKS).Column + 1
    For column = firstRight To used.Column + used.Columns.Count - 1
        CopyFormula sheet, row, column, headingRow
    Next column
End Sub

Private Sub CopyFormula(ByVal sheet As Worksheet, ByVal row As Long, ByVal column As Long, ByVal headingRow As Long)
    Dim source As Range

    Set source = sheet.Cells(row, column)
    If row = headingRow Then Set source = sheet.Cells(row + 2, column)
    If source.HasFormula Then sheet.Cells(row + 1, column).FormulaR1C1 = source.FormulaR1C1
End Sub
