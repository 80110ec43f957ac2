Attribute VB_Name = "SopxlRibbon"
Option Explicit

' What the buttons of the ribbon call. What needs thinking is done in Python, in
' sopxl/live/commands.py; SopxlEdit and SopxlFindings hold the buttons that need none.

Private Const TITLE As String = "sopxl"
Private Const WORKING As String = "sopxl bekerja: "
Private Const NO_WORKBOOK As String = "Buka dahulu buku kerja SOP Anda, lalu tekan tombol ini lagi."
Private Const NO_FINDINGS As String = "Buku kerja ini belum mempunyai lembar Temuan. Tekan Periksa dahulu."
Private Const NO_TEMPLATE As String = "Formulir kosong belum terpasang. Jalankan «sopxl addin install», atau salin sop-ap.xlsx ke folder "
Private Const TEMPLATE_FILE As String = "sop-ap.xlsx"
Private Const CHOOSE_REGISTER As String = "Pilih folder register"
Private Const FOLDER_PICKER As Long = 4
Private Const HELP_TEXT As String = "1. SOP Baru membuka formulir kosong; isi lembar Identitas dan SOP." & vbLf & _
    "2. Periksa menulis temuan ke selnya dan ke lembar Temuan; Perbaiki menerapkan perbaikan yang aman." & vbLf & _
    "3. Gambar menggambar diagram alir; Simpan PDF menyimpannya untuk dicetak." & vbLf & _
    "Setiap tindakan dapat dibatalkan dengan Ctrl+Z. Esc menghentikan yang sedang berjalan." & vbLf & _
    "Bila tombol tidak bekerja, tekan Periksa Instalasi."

Public Sub CheckSop(ByVal control As Object)
    RunCommand "check", "Periksa"
End Sub

Public Sub FixSop(ByVal control As Object)
    RunCommand "fix", "Perbaiki"
End Sub

Public Sub DrawFlowchart(ByVal control As Object)
    RunCommand "draw", "Gambar"
End Sub

Public Sub ClearFlowchart(ByVal control As Object)
    RunCommand "clear", "Hapus Gambar"
End Sub

Public Sub SavePdf(ByVal control As Object)
    RunCommand "save_pdf", "Simpan PDF"
End Sub

Public Sub CheckInstallation(ByVal control As Object)
    RunCommand "doctor", "Periksa Instalasi"
End Sub

Public Sub RegisterSop(ByVal control As Object)
    Dim folder As String

    If Not HasWorkbook() Then Exit Sub
    folder = ChosenFolder()
    If Len(folder) > 0 Then RunCommand "register", "Daftarkan", folder
End Sub

Public Sub NewSop(ByVal control As Object)
    Dim folder As String
    Dim book As Workbook

    folder = Application.TemplatesPath
    If InStr("\/", Right$(folder, 1)) = 0 Then folder = folder & IIf(InStr(folder, "/") > 0, "/", "\")
    On Error Resume Next
    Set book = Workbooks.Add(folder & TEMPLATE_FILE)
    If book Is Nothing Then MsgBox NO_TEMPLATE & folder, vbInformation, TITLE
End Sub

Public Sub ShowHelp(ByVal control As Object)
    MsgBox HELP_TEXT, vbInformation, TITLE
End Sub

Public Sub ShowFindings(ByVal control As Object)
    Dim sheet As Worksheet

    If Not HasWorkbook() Then Exit Sub
    Set sheet = OwnFindingSheet(ActiveWorkbook)
    If sheet Is Nothing Then
        MsgBox NO_FINDINGS, vbInformation, TITLE
    Else
        sheet.Activate
    End If
End Sub

' Python has to know which open file holds the macros: the add-in, under whatever name it was saved,
' or else the workbook itself. On macOS it works on after this has returned.
Private Sub RunCommand(ByVal command As String, ByVal label As String, Optional ByVal argument As String = "")
    Dim host As String
    Dim words As String

    If Not HasWorkbook() Then Exit Sub
    If ThisWorkbook.IsAddin Then host = ThisWorkbook.Name
    words = Quoted(host)
    If Len(argument) > 0 Then words = words & ", " & Quoted(argument)
    Application.StatusBar = WORKING & label
    RunPython "from sopxl.live import commands; commands." & command & "(" & words & ")"
    Application.StatusBar = False
End Sub

' A text as Python reads it; a path with slashes the other way is the same path.
Private Function Quoted(ByVal text As String) As String
    Quoted = "'" & Replace(Replace(text, "\", "/"), "'", "\'") & "'"
End Function

Private Function ChosenFolder() As String
    Dim dialogue As Object

    Set dialogue = Application.FileDialog(FOLDER_PICKER)
    dialogue.Title = CHOOSE_REGISTER
    If dialogue.Show = -1 Then ChosenFolder = dialogue.SelectedItems(1)
End Function

Private Function HasWorkbook() As Boolean
    HasWorkbook = Not ActiveWorkbook Is Nothing
    If Not HasWorkbook Then MsgBox NO_WORKBOOK, vbInformation, TITLE
End Function
