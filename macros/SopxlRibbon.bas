Attribute VB_Name = "SopxlRibbon"
Option Explicit

' What each button of the ribbon calls. The work is done in Python, in sopxl/live/commands.py.

Public Sub CheckSop(ByVal control As Object)
    RunCommand "check"
End Sub

Public Sub DrawFlowchart(ByVal control As Object)
    RunCommand "draw"
End Sub

Public Sub ClearFlowchart(ByVal control As Object)
    RunCommand "clear"
End Sub

' Python has to know which workbook holds the macros: the add-in, or the workbook itself.
Private Sub RunCommand(ByVal command As String)
    Dim host As String
    If ThisWorkbook.IsAddin Then host = ADDIN_NAME
    RunPython "from sopxl.live import commands; commands." & command & "('" & host & "')"
End Sub
