Attribute VB_Name = "SopxlRead"
Option Explicit

' Tells Python all that an open workbook says in one text, so that reading takes one call whatever
' the number of sheets and names. The text is made of records, each of fields; the first field of a
' record tells what it is (sopxl/live/told.py reads them):
'   B  whether the structure of the workbook is protected
'   N  a defined name of ours, what it refers to
'   S  a sheet: name, whether it is protected, first row, first column, rows, columns
'   C  a cell of that sheet that is not empty: row, column, kind and value, formula
'   P  a sheet that is passed over: name
'   L  a sheet too large to be read: name
' A long text is handed over in pages: not every way into Excel takes a longer one.

Private Const OUR_NAMES As String = "sopxl."
Private Const PAGE_LENGTH As Long = 30000
Private Const LARGEST_SHEET As Double = 1100000
Private Const GROUP_SHAPE As Long = 6

Private told As String

' Returns the length of the whole text, a record mark, and the first page. The sheets whose names
' stand in `unread`, with a slash after each, are passed over.
Public Function TellBook(ByVal bookName As String, ByVal unread As String) As String
    Dim book As Workbook
    Dim sheet As Worksheet

    Set book = Workbooks(bookName)
    told = RecordOf("B", FlagOf(book.ProtectStructure)) & NamesOf(book)
    For Each sheet In book.Worksheets
        ' Numbers that wait for F9 would be told as they were before.
        If Application.Calculation <> xlCalculationAutomatic Then sheet.Calculate
        If InStr("/" & unread, "/" & sheet.Name & "/") = 0 Then
            told = told & SheetText(sheet)
        Else
            told = told & RecordOf("P", sheet.Name)
        End If
    Next sheet
    TellBook = TellMore("0")
End Function

' Returns the page that begins after so many characters.
Public Function TellMore(ByVal passed As String) As String
    TellMore = CStr(Len(told)) & Chr$(30) & Mid$(told, CLng(passed) + 1, PAGE_LENGTH)
End Function

' Hands a text over as TellBook does.
Public Function TellText(ByVal text As String) As String
    told = text
    TellText = TellMore("0")
End Function

' Returns where our shapes on a sheet are now, in records as those of TellBook:
'   O  a shape that is seen: name, left, top, width and height in points, degrees by which it is turned,
'      what is written in it, what screen readers say of it
'   G  a shape that somebody has grouped: name
'   R  a shape that remembers: name, text
Public Function DrawingText(ByVal sheet As Worksheet) As String
    Dim drawn As Shape
    Dim member As Shape

    For Each drawn In sheet.Shapes
        If drawn.Type = GROUP_SHAPE Then
            For Each member In drawn.GroupItems
                If IsOwn(member) Then DrawingText = DrawingText & RecordOf("G", member.Name)
            Next member
        ElseIf IsOwn(drawn) Then
            DrawingText = DrawingText & ShapeText(drawn)
        End If
    Next drawn
End Function

Private Function IsOwn(ByVal drawn As Shape) As Boolean
    IsOwn = Left$(drawn.Name, Len(OWN_PREFIX)) = OWN_PREFIX
End Function

Private Function ShapeText(ByVal drawn As Shape) As String
    If CBool(drawn.Visible) Then
        ShapeText = RecordOf("O", drawn.Name & Chr$(31) & ShortText(drawn.Left) & Chr$(31) & ShortText(drawn.Top) _
            & Chr$(31) & ShortText(drawn.Width) & Chr$(31) & ShortText(drawn.Height) & Chr$(31) & WordsText(drawn))
    Else
        ShapeText = RecordOf("R", drawn.Name & Chr$(31) & drawn.TextFrame2.TextRange.Text)
    End If
End Function

' Connectors hold no words: asking one is an error.
Private Function WordsText(ByVal drawn As Shape) As String
    Dim words As String

    If Not drawn.Connector Then words = drawn.TextFrame2.TextRange.Text
    WordsText = ShortText(drawn.Rotation) & Chr$(31) & words & Chr$(31) & drawn.AlternativeText
End Function

' A hundredth of a point is less than any screen shows.
Private Function ShortText(ByVal points As Double) As String
    ShortText = NumberText(Round(points, 2))
End Function

' Makes a very hidden sheet that takes a block of rows from Python, where there is none yet.
Public Sub PrepareList(ByVal bookName As String, ByVal listName As String)
    Dim book As Workbook
    Dim existing As Worksheet
    Dim listSheet As Worksheet
    Dim active As Object

    Set book = Workbooks(bookName)
    For Each existing In book.Worksheets
        If existing.Name = listName Then Exit Sub
    Next existing
    Set active = book.ActiveSheet
    Set listSheet = book.Worksheets.Add(After:=book.Worksheets(book.Worksheets.Count))
    listSheet.Name = listName
    listSheet.Visible = xlSheetVeryHidden
    active.Activate
End Sub

Private Function NamesOf(ByVal book As Workbook) As String
    Dim defined As Name
    For Each defined In book.Names
        If Left$(defined.Name, Len(OUR_NAMES)) = OUR_NAMES Then
            NamesOf = NamesOf & RecordOf("N", defined.Name & Chr$(31) & defined.RefersTo)
        End If
    Next defined
End Function

Private Function SheetText(ByVal sheet As Worksheet) As String
    Dim used As Range

    Set used = sheet.UsedRange
    If CDbl(used.Rows.Count) * CDbl(used.Columns.Count) > LARGEST_SHEET Then
        SheetText = RecordOf("L", sheet.Name)
        Exit Function
    End If
    SheetText = RecordOf("S", sheet.Name & Chr$(31) & FlagOf(sheet.ProtectContents Or sheet.ProtectDrawingObjects) _
        & Chr$(31) & CStr(used.Row) & Chr$(31) & CStr(used.Column) & Chr$(31) & CStr(used.Rows.Count) _
        & Chr$(31) & CStr(used.Columns.Count)) & CellsOf(used)
End Function

Private Function CellsOf(ByVal used As Range) As String
    Dim values As Variant
    Dim formulas As Variant
    Dim row As Long
    Dim column As Long
    Dim rowText As String

    If used.Rows.Count = 1 And used.Columns.Count = 1 Then
        If Not IsEmpty(used.Value) Then CellsOf = CellText(1, 1, used.Value, CStr(used.Formula))
        Exit Function
    End If
    values = used.Value
    formulas = used.Formula
    For row = 1 To UBound(values, 1)
        rowText = ""
        For column = 1 To UBound(values, 2)
            If Not IsEmpty(values(row, column)) Then rowText = rowText & CellText(row, column, values(row, column), CStr(formulas(row, column)))
        Next column
        CellsOf = CellsOf & rowText
    Next row
End Function

Private Function CellText(ByVal row As Long, ByVal column As Long, ByVal value As Variant, ByVal formula As String) As String
    Dim shown As String

    shown = ValueText(value)
    If shown = "s" Then Exit Function
    If Left$(formula, 1) = "=" Then shown = shown & Chr$(31) & formula
    CellText = RecordOf("C", CStr(row) & Chr$(31) & CStr(column) & Chr$(31) & shown)
End Function

' A value with a letter for its kind: text, number, day, truth, error.
Private Function ValueText(ByVal value As Variant) As String
    Select Case VarType(value)
        Case vbString
            ValueText = "s" & Replace(Replace(value, Chr$(30), " "), Chr$(31), " ")
        Case vbDate
            ValueText = "d" & NumberText(CDbl(value))
        Case vbBoolean
            ValueText = "b" & FlagOf(value)
        Case vbError
            ValueText = "e" & CStr(CLng(value))
        Case Else
            ValueText = "n" & NumberText(CDbl(value))
    End Select
End Function

Private Function NumberText(ByVal number As Double) As String
    NumberText = Trim$(Str$(number))
End Function

Private Function FlagOf(ByVal truth As Boolean) As String
    FlagOf = "0"
    If truth Then FlagOf = "1"
End Function

Private Function RecordOf(ByVal kind As String, ByVal fields As String) As String
    RecordOf = kind & Chr$(31) & fields & Chr$(30)
End Function
