Attribute VB_Name = "SopxlRibbon"
Option Explicit

' What each button of the ribbon calls. The work is done in Python, in sopxl/live/commands.py.

Private Const TITLE As String = "sopxl"
Private Const NO_WORKBOOK As String = "Buka dahulu buku kerja SOP Anda, lalu tekan tombol ini lagi."
Private Const NO_FINDINGS As String = "Buku kerja ini belum mempunyai lembar Temuan. Tekan Periksa dahulu."

Public Sub CheckSop(ByVal control As Object)
    RunCommand "check"
End Sub

Public Sub DrawFlowchart(ByVal control As Object)
    RunCommand "draw"
End Sub

Public Sub ClearFlowchart(ByVal control As Object)
    RunCommand "clear"
End Sub

Public Sub ShowFindings(ByVal control As Object)
    Dim sheet As Worksheet

    If Not HasWorkbook() Then Exit Sub
    For Each sheet In ActiveWorkbook.Worksheets
        If sheet.Name = SHEET_TEMUAN Then
            sheet.Activate
            Exit Sub
        End If
    Next sheet
    MsgBox NO_FINDINGS, vbInformation, TITLE
End Sub

' Python has to know which open file holds the macros: the add-in, under whatever name it was saved,
' or else the workbook itself.
Private Sub RunCommand(ByVal command As String)
    Dim host As String

    If Not HasWorkbook() Then Exit Sub
    If ThisWorkbook.IsAddin Then host = Replace(ThisWorkbook.Name, "'", "\'")
    RunPython "from sopxl.live import commands; commands." & command & "('" & host & "')"
End Sub

Private Function HasWorkbook() As Boolean
    HasWorkbook = Not ActiveWorkbook Is Nothing
    If Not HasWorkbook Then MsgBox NO_WORKBOOK, vbInformation, TITLE
End Function
