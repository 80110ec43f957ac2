Attribute VB_Name = "SopxlUndo"
Option Explicit

' Excel forgets what can be undone when a macro has run. Each action of sopxl therefore keeps what it
' changes, in the words of the draw list, and offers one undo that takes back table and drawing.

Private Const TAKE_BACK As String = "Batalkan: "
Private Const BACKING_NAME As String = "sopxl:latar-"
Private Const TRIANGLE As Long = 2

Private pastBook As String
Private pastSheet As String
Private pastCommands As Variant

' Returns the commands that give back what these commands will change: the drawing as it stands, row
' heights, page breaks, print scale and cells. An empty row is no command.
Public Function PastOf(ByVal target As Worksheet, ByRef commands As Variant) As Variant
    Dim past() As Variant
    Dim command As Long
    Dim row As Long
    Dim drawn As Shape

    ReDim past(1 To UBound(commands, 1) + target.Shapes.Count + 1, 1 To ListInk)
    row = 1
    For command = UBound(commands, 1) To 1 Step -1
        row = row + 1
        RememberSetting target, commands, command, past, row
        If commands(command, ListOperation) = "CLEAR" Then past(1, ListOperation) = "CLEAR"
    Next command
    If past(1, ListOperation) = "CLEAR" Then
        For Each drawn In target.Shapes
            row = row + 1
            If Left$(drawn.Name, Len(OWN_PREFIX)) = OWN_PREFIX Then RememberShape drawn, past, row
        Next drawn
    End If
    PastOf = past
End Function

' Lets Excel's own undo take a drawing back.
Public Sub OfferDrawing(ByVal target As Worksheet, ByRef past As Variant, ByVal title As String)
    pastBook = target.Parent.Name
    pastSheet = target.Name
    pastCommands = past
    Offer title, "SopxlUndo.TakeBackDrawing"
End Sub

' Lets Excel's own undo call a macro of this file.
Public Sub Offer(ByVal title As String, ByVal macro As String)
    Application.OnUndo TAKE_BACK & title, "'" & Replace(ThisWorkbook.Name, "'", "''") & "'!" & macro
End Sub

Public Sub TakeBackDrawing()
    If IsEmpty(pastCommands) Then Exit Sub
    Application.ScreenUpdating = False
    CarryOut Workbooks(pastBook).Worksheets(pastSheet), pastCommands
    pastCommands = Empty
    Application.StatusBar = False
    Application.ScreenUpdating = True
End Sub

Private Sub RememberSetting(ByVal target As Worksheet, ByRef commands As Variant, ByVal command As Long, _
        ByRef past As Variant, ByVal row As Long)
    Dim operation As String
    Dim place As Long

    operation = CStr(commands(command, ListOperation))
    If operation = "SCALE" Then
        past(row, ListOperation) = operation
        past(row, ListSize) = ScaleOf(target)
    ElseIf operation = "AREA" Then
        past(row, ListOperation) = operation
        past(row, ListRow1) = PrintEndOf(target)
    ElseIf operation = "ROW" Or operation = "BREAK" Then
        place = CLng(commands(command, ListRow1))
        past(row, ListOperation) = operation
        past(row, ListRow1) = place
        past(row, ListY1) = target.Rows(place).RowHeight
        past(row, ListKind) = target.Rows(place).PageBreak
    ElseIf operation = "CELL" Then
        RememberCell SheetOf(target, commands, command).Cells( _
            CLng(commands(command, ListRow1)), CLng(commands(command, ListColumn1))), past, row
    End If
End Sub

' Places are kept as distances from the first cell: heights are given back before shapes are drawn.
Private Sub RememberShape(ByVal drawn As Shape, ByRef past As Variant, ByVal row As Long)
    past(row, ListName) = drawn.Name
    past(row, ListDescription) = drawn.AlternativeText
    past(row, ListColumn1) = 1
    past(row, ListX1) = drawn.Left
    past(row, ListRow1) = 1
    past(row, ListY1) = drawn.Top
    past(row, ListColumn2) = 1
    past(row, ListX2) = drawn.Left + drawn.Width
    past(row, ListRow2) = 1
    past(row, ListY2) = drawn.Top + drawn.Height
    If drawn.Connector Then
        RememberConnector drawn, past, row
    ElseIf Not CBool(drawn.Visible) Then
        past(row, ListOperation) = "MEMORY"
        past(row, ListText) = drawn.TextFrame2.TextRange.Text
    ElseIf Left$(drawn.Name, Len(BACKING_NAME)) = BACKING_NAME Then
        past(row, ListOperation) = "BACKING"
        RememberPaint drawn, past, row
    Else
        RememberWords drawn, past, row
    End If
End Sub

Private Sub RememberWords(ByVal drawn As Shape, ByRef past As Variant, ByVal row As Long)
    past(row, ListOperation) = "SHAPE"
    If Not CBool(drawn.Line.Visible) Then past(row, ListOperation) = "TEXT"
    past(row, ListKind) = drawn.AutoShapeType
    RememberPaint drawn, past, row
    With drawn.TextFrame
        past(row, ListText) = .Characters.Text
        past(row, ListFont) = .Characters.Font.Name
        past(row, ListSize) = .Characters.Font.Size
        past(row, ListInk) = .Characters.Font.Color
        past(row, ListAlign) = .HorizontalAlignment
    End With
End Sub

Private Sub RememberPaint(ByVal drawn As Shape, ByRef past As Variant, ByVal row As Long)
    If CBool(drawn.Fill.Visible) Then
        past(row, ListFill) = drawn.Fill.ForeColor.RGB
        If drawn.Fill.Transparency > 0 Then past(row, ListTransparency) = drawn.Fill.Transparency
    End If
    If CBool(drawn.Line.Visible) Then
        past(row, ListOutline) = drawn.Line.ForeColor.RGB
        past(row, ListWeight) = drawn.Line.Weight
    End If
End Sub

Private Sub RememberConnector(ByVal drawn As Shape, ByRef past As Variant, ByVal row As Long)
    Dim place As Long
    Dim bends As Object

    past(row, ListOperation) = "LINK"
    past(row, ListKind) = drawn.ConnectorFormat.Type
    past(row, ListOutline) = drawn.Line.ForeColor.RGB
    past(row, ListWeight) = drawn.Line.Weight
    past(row, ListArrow) = IIf(drawn.Line.EndArrowheadStyle = TRIANGLE, 1, 0)
    If drawn.ConnectorFormat.BeginConnected Then
        past(row, ListSource) = drawn.ConnectorFormat.BeginConnectedShape.Name
        past(row, ListSourceSite) = drawn.ConnectorFormat.BeginConnectionSite
    End If
    If drawn.ConnectorFormat.EndConnected Then
        past(row, ListTarget) = drawn.ConnectorFormat.EndConnectedShape.Name
        past(row, ListTargetSite) = drawn.ConnectorFormat.EndConnectionSite
    End If
    Set bends = drawn.Adjustments
    past(row, ListAdjustments) = bends.Count
    For place = 1 To bends.Count
        past(row, ListAdjustments + place) = bends.Item(place)
    Next place
End Sub
