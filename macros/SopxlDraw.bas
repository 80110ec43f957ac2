Attribute VB_Name = "SopxlDraw"
Option Explicit

' Draws what Python has worked out. Python writes the draw list, one command in each row, to a very
' hidden sheet of the user's workbook and calls DrawList; nothing is decided here. The columns are
' those of sopxl/backends/drawlist.py. Only texts cross Application.Run, so that Windows and macOS
' behave alike.

Public Const OWN_PREFIX As String = "sopxl:"
Private Const DRAWING As String = "sopxl menggambar: "
Private Const PROGRESS_STEP As Long = 25
Private Const NUMBER_CELL As Long = 1
Private Const FORMULA_CELL As Long = 2
Private Const EMPTY_CELL As Long = 3

' The shape that has no name of ours yet, so that a stop in between leaves none behind.
Private newest As Shape

Public Enum ListColumn
    ListOperation = 1
    ListName
    ListKind
    ListColumn1
    ListX1
    ListRow1
    ListY1
    ListColumn2
    ListX2
    ListRow2
    ListY2
    ListText
    ListSize
    ListAlign
    ListDescription
    ListSource
    ListSourceSite
    ListTarget
    ListTargetSite
    ListWeight
    ListArrow
    ListAdjustments
    ListAdjustment1
    ListAdjustment2
    ListAdjustment3
    ListFont
    ListFill
    ListTransparency
    ListOutline
    ListInk
End Enum

' Carries out the first commands of the list and returns how many shapes were drawn. When a command
' fails or the user presses Escape, all is taken back and the answer is a minus, the number and the
' words of the error: not every way into Excel lets an error through. `title` names the action in
' the menu of what can be undone.
Public Function DrawList(ByVal bookName As String, ByVal sheetName As String, ByVal listName As String, _
        ByVal commandCount As String, ByVal title As String) As String
    Dim target As Worksheet
    Dim commands As Variant
    Dim past As Variant

    Set target = Workbooks(bookName).Worksheets(sheetName)
    commands = Workbooks(bookName).Worksheets(listName).Range("A1").Resize(CLng(commandCount), ListInk).Value
    past = PastOf(target, commands)
    Application.ScreenUpdating = False
    On Error GoTo Failed
    Application.EnableCancelKey = xlErrorHandler
    DrawList = CStr(CarryOut(target, commands))
    OfferDrawing target, past, title
    Settle
    Exit Function

Failed:
    Application.EnableCancelKey = xlDisabled
    DrawList = "-" & CStr(Err.Number) & " " & Err.Description
    Resume TakingBack

TakingBack:
    On Error Resume Next
    If Not newest Is Nothing Then newest.Delete
    Set newest = Nothing
    CarryOut target, past
    Settle
End Function

' Carries out every command and returns how many shapes were drawn.
Public Function CarryOut(ByVal target As Worksheet, ByRef commands As Variant) As Long
    Dim command As Long

    For command = LBound(commands, 1) To UBound(commands, 1)
        CarryOut = CarryOut + DrawCommand(target, commands, command)
        If command Mod PROGRESS_STEP = 0 Then Application.StatusBar = DRAWING & CStr(command) & " / " & CStr(UBound(commands, 1))
    Next command
End Function

' Gives the user Excel back after an action, whichever way it went.
Public Sub Settle()
    Application.StatusBar = False
    Application.EnableCancelKey = xlInterrupt
    Application.ScreenUpdating = True
End Sub

' Returns what a drawing depends on, in seven parts between bars: the left edges of the first columns
' and the upper edges of the first rows in points, one edge more than columns or rows; the rows that
' begin a page by hand; the scale of the print (0: fitted to pages); the paper; the last row of the
' print area; and what the last drawing remembers, with a record mark and where our shapes are now. Makes
' the very hidden list sheet when the workbook has none, unless it is given no name. The text is handed
' over as that of TellBook.
Public Function MeasureSheet(ByVal bookName As String, ByVal sheetName As String, ByVal listName As String, _
        ByVal columnCount As String, ByVal rowCount As String, ByVal memoryName As String) As String
    Dim target As Worksheet
    Dim columnEdges As String
    Dim rowEdges As String
    Dim breaks As String
    Dim place As Long

    If Len(listName) > 0 Then PrepareList bookName, listName
    Set target = Workbooks(bookName).Worksheets(sheetName)
    For place = 1 To CLng(columnCount) + 1
        columnEdges = columnEdges & " " & PointText(target.Cells(1, place).Left)
    Next place
    For place = 1 To CLng(rowCount) + 1
        rowEdges = rowEdges & " " & PointText(target.Cells(place, 1).Top)
        If target.Rows(place).PageBreak = xlPageBreakManual Then breaks = breaks & " " & CStr(place)
    Next place
    MeasureSheet = TellText(columnEdges & "|" & rowEdges & "|" & breaks & "|" & CStr(ScaleOf(target)) & "|" & PaperOf(target) & "|" & CStr(PrintEndOf(target)) & "|" & MemoryOf(target, memoryName) & Chr$(30) & DrawingText(target))
End Function

' The code of the paper, its orientation, and the margins left, top, right and bottom in points. A
' machine without a printer may not tell the code: then it is 0.
Private Function PaperOf(ByVal target As Worksheet) As String
    Dim code As Long

    On Error Resume Next
    code = target.PageSetup.PaperSize
    On Error GoTo 0
    With target.PageSetup
        PaperOf = CStr(code) & " " & CStr(CLng(.Orientation)) & " " & PointText(.LeftMargin) & " " & PointText(.TopMargin) _
            & " " & PointText(.RightMargin) & " " & PointText(.BottomMargin)
    End With
End Function

Private Function DrawCommand(ByVal target As Worksheet, ByRef commands As Variant, ByVal command As Long) As Long
    Select Case CStr(commands(command, ListOperation))
        Case "CLEAR"
            ClearOwnShapes target
        Case "MEMORY"
            KeepMemory target, commands, command
        Case "ROW"
            SetRowHeight target.Rows(CLng(commands(command, ListRow1))), CDbl(commands(command, ListY1))
        Case "BREAK"
            target.Rows(CLng(commands(command, ListRow1))).PageBreak = CLng(commands(command, ListKind))
        Case "SCALE"
            SetScale target, CLng(commands(command, ListSize))
        Case "AREA"
            SetPrintEnd target, CLng(commands(command, ListRow1))
        Case "CELL"
            SetCell target, commands, command
        Case "BACKING"
            DrawBacking target, commands, command
            DrawCommand = 1
        Case "SHAPE"
            DrawSymbol target, commands, command
            DrawCommand = 1
        Case "TEXT"
            DrawWords target, commands, command
            DrawCommand = 1
        Case "LINK"
            DrawConnector target, commands, command
            DrawCommand = 1
    End Select
End Function

Private Function MemoryOf(ByVal target As Worksheet, ByVal memoryName As String) As String
    Dim drawn As Shape
    For Each drawn In target.Shapes
        If drawn.Name = memoryName Then MemoryOf = drawn.TextFrame2.TextRange.Text
    Next drawn
End Function

Private Sub KeepMemory(ByVal target As Worksheet, ByRef commands As Variant, ByVal command As Long)
    Dim keeper As Shape
    ' Room for the longest text, one point high: LibreOffice lets a frame grow with its words and prints paper for it.
    Set newest = target.Shapes.AddShape(1, 0, 0, 200, 100)
    Set keeper = MarkedAsOwn(commands, command)
    keeper.TextFrame2.TextRange.Text = CStr(commands(command, ListText))
    keeper.TextFrame2.TextRange.Font.Size = 1
    keeper.Visible = False
End Sub

Private Sub SetRowHeight(ByVal rowToSet As Range, ByVal points As Double)
    If points = 0 Then
        rowToSet.AutoFit
    Else
        rowToSet.RowHeight = points
    End If
End Sub

' The print scale in percent; 0 where the sheet is fitted to pages.
Public Function ScaleOf(ByVal target As Worksheet) As Long
    If VarType(target.PageSetup.Zoom) <> vbBoolean Then ScaleOf = CLng(target.PageSetup.Zoom)
End Function

' The last row of the print area; 0 without one, and where it is of several pieces.
Public Function PrintEndOf(ByVal target As Worksheet) As Long
    Dim area As String
    area = target.PageSetup.PrintArea
    If Len(area) = 0 Or InStr(area, ",") > 0 Or InStr(area, ";") > 0 Then Exit Function
    PrintEndOf = target.Range(area).Row + target.Range(area).Rows.Count - 1
End Function

Private Sub SetPrintEnd(ByVal target As Worksheet, ByVal row As Long)
    Dim area As Range
    If PrintEndOf(target) = 0 Then Exit Sub
    Set area = target.Range(target.PageSetup.PrintArea)
    target.PageSetup.PrintArea = area.Resize(row - area.Row + 1).Address
End Sub

' A cell may stand on another sheet than the drawing, which the command then names.
Private Sub SetCell(ByVal target As Worksheet, ByRef commands As Variant, ByVal command As Long)
    Dim cell As Range

    Set cell = SheetOf(target, commands, command).Cells(CLng(commands(command, ListRow1)), CLng(commands(command, ListColumn1)))
    Select Case CLng(commands(command, ListKind))
        Case NUMBER_CELL
            cell.Value = CDbl(commands(command, ListText))
        Case FORMULA_CELL
            cell.Formula = CStr(commands(command, ListText))
        Case EMPTY_CELL
            cell.ClearContents
        Case Else
            cell.Value = "'" & CStr(commands(command, ListText))
    End Select
End Sub

' Returns the sheet that a command names, or the one that is drawn on.
Public Function SheetOf(ByVal target As Worksheet, ByRef commands As Variant, ByVal command As Long) As Worksheet
    If Len(CStr(commands(command, ListName))) = 0 Then
        Set SheetOf = target
    Else
        Set SheetOf = target.Parent.Worksheets(CStr(commands(command, ListName)))
    End If
End Function

' Writes into `past` what would give a cell back as it is now.
Public Sub RememberCell(ByVal cell As Range, ByRef past As Variant, ByVal row As Long)
    past(row, ListOperation) = "CELL"
    past(row, ListName) = cell.Parent.Name
    past(row, ListRow1) = cell.Row
    past(row, ListColumn1) = cell.Column
    If cell.HasFormula Then
        past(row, ListKind) = FORMULA_CELL
        past(row, ListText) = cell.Formula
    ElseIf IsEmpty(cell.Value) Then
        past(row, ListKind) = EMPTY_CELL
    ElseIf VarType(cell.Value) = vbString Then
        past(row, ListKind) = 0
        past(row, ListText) = cell.Value
    Else
        past(row, ListKind) = NUMBER_CELL
        past(row, ListText) = CStr(CDbl(cell.Value2))
    End If
End Sub

Private Sub SetScale(ByVal target As Worksheet, ByVal scalePercent As Long)
    If scalePercent = 0 Then
        target.PageSetup.Zoom = False
    Else
        target.PageSetup.Zoom = scalePercent
    End If
End Sub

Private Sub DrawBacking(ByVal target As Worksheet, ByRef commands As Variant, ByVal command As Long)
    Dim backing As Shape
    Set backing = AddBox(target, commands, command, 1)
    backing.ZOrder 1
End Sub

Private Sub DrawSymbol(ByVal target As Worksheet, ByRef commands As Variant, ByVal command As Long)
    Dim symbol As Shape
    Set symbol = AddBox(target, commands, command, CLng(commands(command, ListKind)))
    WriteWords symbol, commands, command
End Sub

Private Sub DrawWords(ByVal target As Worksheet, ByRef commands As Variant, ByVal command As Long)
    Dim words As Shape
    Set words = AddBox(target, commands, command, 1)
    WriteWords words, commands, command
End Sub

Private Function AddBox(ByVal target As Worksheet, ByRef commands As Variant, ByVal command As Long, _
        ByVal kind As Long) As Shape
    Dim box As Shape
    Dim x As Double
    Dim y As Double

    x = AcrossOf(target, commands, command, ListColumn1)
    y = DownOf(target, commands, command, ListRow1)
    Set newest = target.Shapes.AddShape(kind, x, y, _
        AcrossOf(target, commands, command, ListColumn2) - x, DownOf(target, commands, command, ListRow2) - y)
    Set box = MarkedAsOwn(commands, command)
    PaintBox box, commands, command
    Set AddBox = box
End Function

' A box of which the list names no fill or no outline has none.
Private Sub PaintBox(ByVal box As Shape, ByRef commands As Variant, ByVal command As Long)
    If Len(CStr(commands(command, ListFill))) = 0 Then
        box.Fill.Visible = False
    Else
        box.Fill.ForeColor.RGB = CLng(commands(command, ListFill))
        If Len(CStr(commands(command, ListTransparency))) > 0 Then box.Fill.Transparency = CSng(commands(command, ListTransparency))
    End If
    If Len(CStr(commands(command, ListOutline))) = 0 Then
        box.Line.Visible = False
    Else
        DrawLine box, commands, command
    End If
End Sub

' Excel lays a connector anew when its ends are glued, so the adjustments follow the glue. Where it
' chose another number of bends than was worked out, its own route stands.
Private Sub DrawConnector(ByVal target As Worksheet, ByRef commands As Variant, ByVal command As Long)
    Dim link As Shape
    Dim bends As Object
    Dim place As Long

    Set newest = target.Shapes.AddConnector(CLng(commands(command, ListKind)), _
        AcrossOf(target, commands, command, ListColumn1), DownOf(target, commands, command, ListRow1), _
        AcrossOf(target, commands, command, ListColumn2), DownOf(target, commands, command, ListRow2))
    Set link = MarkedAsOwn(commands, command)
    If Len(CStr(commands(command, ListSource))) > 0 Then
        link.ConnectorFormat.BeginConnect target.Shapes(CStr(commands(command, ListSource))), CLng(commands(command, ListSourceSite))
    End If
    If Len(CStr(commands(command, ListTarget))) > 0 Then
        link.ConnectorFormat.EndConnect target.Shapes(CStr(commands(command, ListTarget))), CLng(commands(command, ListTargetSite))
    End If
    Set bends = link.Adjustments
    If bends.Count = CLng(commands(command, ListAdjustments)) Then
        For place = 1 To bends.Count
            bends.Item(place) = CSng(commands(command, ListAdjustments + place))
        Next place
    End If
    DrawLine link, commands, command
    If CLng(commands(command, ListArrow)) = 1 Then link.Line.EndArrowheadStyle = 2
End Sub

Private Sub DrawLine(ByVal drawn As Shape, ByRef commands As Variant, ByVal command As Long)
    drawn.Line.ForeColor.RGB = CLng(commands(command, ListOutline))
    drawn.Line.Weight = CSng(commands(command, ListWeight))
End Sub

Private Sub WriteWords(ByVal drawn As Shape, ByRef commands As Variant, ByVal command As Long)
    If Len(CStr(commands(command, ListText))) = 0 Then Exit Sub
    drawn.TextFrame2.WordWrap = False
    With drawn.TextFrame
        .MarginLeft = 0
        .MarginRight = 0
        .MarginTop = 0
        .MarginBottom = 0
        .Characters.Text = CStr(commands(command, ListText))
        .Characters.Font.Name = CStr(commands(command, ListFont))
        .Characters.Font.Size = CDbl(commands(command, ListSize))
        .Characters.Font.Color = CLng(commands(command, ListInk))
        .HorizontalAlignment = CLng(commands(command, ListAlign))
        .VerticalAlignment = -4108
    End With
End Sub

' Gives the newest shape its name and returns it.
Private Function MarkedAsOwn(ByRef commands As Variant, ByVal command As Long) As Shape
    newest.Name = CStr(commands(command, ListName))
    Set MarkedAsOwn = newest
    Set newest = Nothing
    MarkedAsOwn.AlternativeText = CStr(commands(command, ListDescription))
    MarkedAsOwn.Placement = 1
End Function

' A place is a cell and a distance from its corner: it holds where a screen rounds widths and heights.
Private Function AcrossOf(ByVal target As Worksheet, ByRef commands As Variant, ByVal command As Long, _
        ByVal column As Long) As Double
    AcrossOf = target.Cells(1, CLng(commands(command, column))).Left + CDbl(commands(command, column + 1))
End Function

Private Function DownOf(ByVal target As Worksheet, ByRef commands As Variant, ByVal command As Long, _
        ByVal column As Long) As Double
    DownOf = target.Cells(CLng(commands(command, column)), 1).Top + CDbl(commands(command, column + 1))
End Function

Private Function PointText(ByVal points As Double) As String
    PointText = Trim$(Str$(points))
End Function

Private Sub ClearOwnShapes(ByVal target As Worksheet)
    Dim place As Long
    For place = target.Shapes.Count To 1 Step -1
        If Left$(target.Shapes(place).Name, Len(OWN_PREFIX)) = OWN_PREFIX Then target.Shapes(place).Delete
    Next place
End Sub
