Attribute VB_Name = "SopxlFindings"
Option Explicit

' Shows what Python has found: a note and a colour in each cell, and the sheet of findings. Python
' writes one block into the list sheet and calls WriteFindings. The block is kept on a very hidden
' sheet of its own, so that the next check knows which notes are ours: a note that somebody has
' changed is theirs and stays. The colour is a conditional format of ours and never touches a fill.

Private Const MARK As String = "sopxl:"
Private Const TITLE As String = "sopxl"
Private Const NOTHING_FOUND As String = "Belum ada temuan untuk ditunjukkan. Tekan Periksa dahulu."
Private Const GONE As String = "Sel temuan ini sudah berpindah. Tekan Periksa lagi."
Private Const CHECKING As String = "Periksa"

Private Const LIST_SHEET As Long = 1
Private Const LIST_CELL As Long = 2
Private Const LIST_WEIGHT As Long = 3
Private Const LIST_NOTE As Long = 4
Private Const LIST_FIRST As Long = 5
Private Const LIST_LAST As Long = 11
Private Const MESSAGE_COLUMN As Long = 8
Private Const ESCAPE_KEY As Long = 18
Private Const NOTE_WIDTH As Double = 260
Private Const NOTE_HEIGHT As Double = 150

Private pastBook As String
Private pastKept As String
Private pastFindings As Variant
Private pastTable As Variant
Private lastShown As Long

' Shows the block and returns the name of the sheet of findings, then those of the sheets that are
' protected and so stay without notes, with a slash after each. The first name is empty when nothing
' was shown because the sheet of findings, which then comes second, is protected itself. When Excel
' refuses a part or the user presses Escape, all is taken back, and the answer is that of DrawList.
Public Function WriteFindings(ByVal bookName As String, ByVal listName As String, ByVal keptName As String, _
        ByVal rowCount As String) As String
    Dim book As Workbook
    Dim found As Variant

    Set book = Workbooks(bookName)
    pastTable = Empty
    Application.ScreenUpdating = False
    On Error GoTo Failed
    Application.EnableCancelKey = xlErrorHandler
    PrepareList bookName, keptName
    If FindingSheet(book).ProtectContents Then
        WriteFindings = "/" & FindingSheet(book).Name & "/"
    Else
        found = book.Worksheets(listName).Range("A1").Resize(CLng(rowCount), LIST_LAST).Value
        pastBook = bookName
        pastKept = keptName
        pastFindings = KeptBlock(book.Worksheets(keptName))
        pastTable = TableOf(FindingSheet(book))
        WriteFindings = FindingSheet(book).Name & "/" & ShowBlock(book, keptName, found, TableIn(found))
        lastShown = FINDINGS_HEADING_ROW
        Offer CHECKING, "SopxlFindings.TakeBackFindings"
    End If
    Settle
    Exit Function

Failed:
    Application.EnableCancelKey = xlDisabled
    WriteFindings = "-" & CStr(Err.Number) & " " & Err.Description
    Resume TakingBack

TakingBack:
    On Error Resume Next
    TakeBackFindings
    Settle
End Function

Public Sub TakeBackFindings()
    If IsEmpty(pastTable) Then Exit Sub
    ShowBlock Workbooks(pastBook), pastKept, pastFindings, pastTable
    pastTable = Empty
End Sub

Public Sub NextFinding(ByVal control As Object)
    GoToFinding 1
End Sub

Public Sub PreviousFinding(ByVal control As Object)
    GoToFinding -1
End Sub

' Returns what was found in a cell when it was last checked.
Public Function FindingsAt(ByVal cell As Range) As String
    Dim kept As Variant
    Dim row As Long

    kept = KeptIn(cell.Parent.Parent)
    If IsEmpty(kept) Then Exit Function
    For row = FINDINGS_HEADING_ROW + 1 To UBound(kept, 1)
        If kept(row, LIST_SHEET) = cell.Parent.Name And kept(row, LIST_CELL) = cell.Address(False, False) Then
            If Len(FindingsAt) > 0 Then FindingsAt = FindingsAt & " "
            FindingsAt = FindingsAt & CStr(kept(row, MESSAGE_COLUMN))
        End If
    Next row
End Function

Private Sub GoToFinding(ByVal stride As Long)
    Dim kept As Variant
    Dim count As Long

    If ActiveWorkbook Is Nothing Then Exit Sub
    kept = KeptIn(ActiveWorkbook)
    If Not IsEmpty(kept) Then count = UBound(kept, 1) - FINDINGS_HEADING_ROW
    If count < 1 Then
        MsgBox NOTHING_FOUND, vbInformation, TITLE
        Exit Sub
    End If
    If lastShown <= FINDINGS_HEADING_ROW And stride < 0 Then lastShown = FINDINGS_HEADING_ROW + 1
    lastShown = FINDINGS_HEADING_ROW + 1 + (lastShown - FINDINGS_HEADING_ROW - 1 + stride + count) Mod count
    ShowFinding kept, lastShown
End Sub

Private Sub ShowFinding(ByRef kept As Variant, ByVal row As Long)
    Dim sheet As Worksheet

    Application.StatusBar = TITLE & ": " & CStr(row - FINDINGS_HEADING_ROW) & " / " & CStr(UBound(kept, 1) - FINDINGS_HEADING_ROW) & " " _
        & CStr(kept(row, MESSAGE_COLUMN))
    For Each sheet In ActiveWorkbook.Worksheets
        If sheet.Name = CStr(kept(row, LIST_SHEET)) And sheet.Visible = xlSheetVisible Then
            sheet.Activate
            sheet.Range(CStr(kept(row, LIST_CELL))).Select
            Exit Sub
        End If
    Next sheet
    MsgBox GONE, vbInformation, TITLE
End Sub

Private Function KeptIn(ByVal book As Workbook) As Variant
    Dim sheet As Worksheet
    For Each sheet In book.Worksheets
        If sheet.Name = SHEET_FINDING_LIST Then KeptIn = KeptBlock(sheet)
    Next sheet
End Function

' Returns the block on a list sheet, or nothing where there is none.
Private Function KeptBlock(ByVal sheet As Worksheet) As Variant
    Dim used As Range
    Set used = sheet.UsedRange
    If used.Columns.Count = LIST_LAST Then KeptBlock = sheet.Range("A1").Resize(used.Rows.Count, LIST_LAST).Value
End Function

Private Function ShowBlock(ByVal book As Workbook, ByVal keptName As String, ByRef found As Variant, _
        ByRef table As Variant) As String
    Dim sheet As Worksheet
    Dim kept As Worksheet
    Dim ours As String

    Set kept = book.Worksheets(keptName)
    ours = NotesIn(KeptBlock(kept))
    ' Before any note, so that even those of a check that fails are known as ours.
    kept.Cells.ClearContents
    If Not IsEmpty(found) Then kept.Range("A1").Resize(UBound(found, 1), LIST_LAST).Value = Guarded(found)
    For Each sheet In book.Worksheets
        If sheet.ProtectContents Or sheet.ProtectDrawingObjects Then
            ShowBlock = ShowBlock & sheet.Name & "/"
        Else
            RemoveNotes sheet, ours
            RemoveColours sheet
            If Not IsEmpty(found) Then PutNotes sheet, found
        End If
    Next sheet
    WriteTable FindingSheet(book), table
End Function

' Returns the texts of our notes in one, each between record marks.
Private Function NotesIn(ByVal kept As Variant) As String
    Dim row As Long
    If IsEmpty(kept) Then Exit Function
    NotesIn = Chr$(30)
    For row = FINDINGS_HEADING_ROW + 1 To UBound(kept, 1)
        NotesIn = NotesIn & CStr(kept(row, LIST_NOTE)) & Chr$(30)
    Next row
End Function

Private Sub RemoveNotes(ByVal sheet As Worksheet, ByVal ours As String)
    Dim place As Long
    Dim note As Comment

    For place = sheet.Comments.Count To 1 Step -1
        Set note = sheet.Comments(place)
        If note.Author = MARK Or InStr(ours, Chr$(30) & note.Text & Chr$(30)) > 0 Then note.Delete
    Next place
End Sub

Private Sub RemoveColours(ByVal sheet As Worksheet)
    Dim conditions As Object
    Dim place As Long

    Set conditions = sheet.Cells.FormatConditions
    For place = conditions.Count To 1 Step -1
        If conditions(place).Type = xlExpression Then
            If InStr(conditions(place).Formula1, MARK) > 0 Then conditions(place).Delete
        End If
    Next place
End Sub

Private Sub PutNotes(ByVal sheet As Worksheet, ByRef found As Variant)
    Dim row As Long
    For row = FINDINGS_HEADING_ROW + 1 To UBound(found, 1)
        If CStr(found(row, LIST_SHEET)) = sheet.Name And Len(CStr(found(row, LIST_NOTE))) > 0 Then
            PutNote sheet.Range(CStr(found(row, LIST_CELL))), CStr(found(row, LIST_NOTE))
            PutColour sheet.Range(CStr(found(row, LIST_CELL))), CStr(found(row, LIST_WEIGHT))
        End If
    Next row
End Sub

' A cell with a note or a threaded comment of the user's own keeps it.
Private Sub PutNote(ByVal cell As Range, ByVal words As String)
    Dim note As Comment

    If Not cell.Comment Is Nothing Then Exit Sub
    Set note = AddedNote(cell, words)
    If note Is Nothing Then Exit Sub
    note.Visible = False
    note.Shape.Width = NOTE_WIDTH
    note.Shape.Height = NOTE_HEIGHT
End Sub

' Returns the new note, or nothing where Excel lets none be added. The Escape key is no such refusal.
Private Function AddedNote(ByVal cell As Range, ByVal words As String) As Comment
    On Error GoTo Refused
    Set AddedNote = cell.AddComment(words)
    Exit Function

Refused:
    If Err.Number = ESCAPE_KEY Then Err.Raise ESCAPE_KEY
End Function

' The formula holds no function, whose name another language of Excel would not know.
Private Sub PutColour(ByVal cell As Range, ByVal weight As String)
    Dim condition As Object

    Set condition = cell.FormatConditions.Add(xlExpression, , "=""" & MARK & weight & """<>""""")
    Select Case weight
        Case "galat"
            condition.Interior.Color = RGB(255, 199, 206)
        Case "peringatan"
            condition.Interior.Color = RGB(255, 235, 156)
        Case Else
            condition.Interior.Color = RGB(221, 235, 247)
    End Select
End Sub

' Returns our sheet of findings, or nothing where there is none. A sheet of that name with another head
' is the user's own, and ours has a number behind its name.
Public Function OwnFindingSheet(ByVal book As Workbook) As Worksheet
    Dim sheet As Worksheet
    Dim number As Long

    For number = 0 To book.Worksheets.Count
        For Each sheet In book.Worksheets
            If sheet.Name = FindingTitle(number) Then
                If IsFindingSheet(sheet) Then
                    Set OwnFindingSheet = sheet
                    Exit Function
                End If
            End If
        Next sheet
    Next number
End Function

Private Function FindingSheet(ByVal book As Workbook) As Worksheet
    Dim number As Long
    Dim active As Object

    Set FindingSheet = OwnFindingSheet(book)
    If Not FindingSheet Is Nothing Then Exit Function
    Do While HasSheet(book, FindingTitle(number))
        number = number + 1
    Loop
    Set active = book.ActiveSheet
    Set FindingSheet = book.Worksheets.Add(After:=book.Worksheets(book.Worksheets.Count))
    FindingSheet.Name = FindingTitle(number)
    active.Activate
End Function

Private Function FindingTitle(ByVal number As Long) As String
    FindingTitle = SHEET_TEMUAN
    If number > 0 Then FindingTitle = SHEET_TEMUAN & " sopxl " & CStr(number)
End Function

Private Function HasSheet(ByVal book As Workbook, ByVal title As String) As Boolean
    Dim sheet As Object
    For Each sheet In book.Sheets
        If LCase$(sheet.Name) = LCase$(title) Then HasSheet = True
    Next sheet
End Function

' Tells whether a sheet bears the head of our list, or nothing that could be lost.
Private Function IsFindingSheet(ByVal sheet As Worksheet) As Boolean
    Dim heads As Variant
    Dim place As Long
    Dim told As String

    heads = sheet.Range("A1").Offset(FINDINGS_HEADING_ROW - 1, 0).Resize(1, LIST_LAST - LIST_FIRST + 1).Value
    For place = 1 To UBound(heads, 2)
        If Not IsError(heads(1, place)) Then told = told & CStr(heads(1, place)) & "/"
    Next place
    IsFindingSheet = told = FINDING_HEADINGS Or Application.WorksheetFunction.CountA(sheet.Cells) = 0
End Function

Private Function TableOf(ByVal sheet As Worksheet) As Variant
    Dim used As Range
    Set used = sheet.UsedRange
    TableOf = sheet.Range("A1").Resize(used.Row + used.Rows.Count, LIST_LAST - LIST_FIRST + 1).Value
End Function

Private Function TableIn(ByRef found As Variant) As Variant
    Dim table() As Variant
    Dim row As Long
    Dim column As Long

    ReDim table(1 To UBound(found, 1), 1 To LIST_LAST - LIST_FIRST + 1)
    For row = 1 To UBound(found, 1)
        For column = LIST_FIRST To LIST_LAST
            table(row, column - LIST_FIRST + 1) = found(row, column)
        Next column
    Next row
    TableIn = table
End Function

Private Sub WriteTable(ByVal sheet As Worksheet, ByRef table As Variant)
    Dim used As Range
    Dim width As Long

    width = LIST_LAST - LIST_FIRST + 1
    Set used = sheet.UsedRange
    If used.Row + used.Rows.Count > FINDINGS_HEADING_ROW + 1 Then
        sheet.Range("A1").Resize(used.Row + used.Rows.Count, width).Offset(FINDINGS_HEADING_ROW, 0).ClearContents
    End If
    sheet.Range("A1").Resize(UBound(table, 1), width).Value = Guarded(table)
    If UBound(table, 1) > FINDINGS_HEADING_ROW Then
        sheet.Range("A1").Offset(FINDINGS_HEADING_ROW, 0).Resize(UBound(table, 1) - FINDINGS_HEADING_ROW, width).WrapText = True
    End If
End Sub

' An apostrophe keeps Excel from taking a text for a formula or a date.
Private Function Guarded(ByRef block As Variant) As Variant
    Dim written() As Variant
    Dim row As Long
    Dim column As Long

    ReDim written(1 To UBound(block, 1), 1 To UBound(block, 2))
    For row = 1 To UBound(block, 1)
        For column = 1 To UBound(block, 2)
            written(row, column) = block(row, column)
            If VarType(block(row, column)) = vbString Then written(row, column) = "'" & block(row, column)
        Next column
    Next row
    Guarded = written
End Function
