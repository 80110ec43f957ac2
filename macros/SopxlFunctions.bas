Attribute VB_Name = "SopxlFunctions"
Option Explicit

' Functions for cells. No cell of a shipped workbook needs them: where the add-in is missing, nothing
' of a form breaks. They say what Python says (sopxl/model/duration.py, sopxl/model/citation.py), for
' the plain cases; what they cannot read with certainty is empty.

Private Const MINUTES_OF_HOUR As Double = 60
Private Const MINUTES_OF_WORKING_DAY As Double = 450
Private Const MINUTES_OF_CALENDAR_DAY As Double = 1440
Private Const DAYS_OF_WEEK As Double = 5
Private Const DAYS_OF_MONTH As Double = 21

' Minutes in a duration: «1 jam 30 menit» is 90. A span («2-3 jam») counts with its longest; a working
' day has 450 minutes. Working and calendar time are never added.
Public Function SOP_MENIT(ByVal text As String) As Variant
    Dim words() As String
    Dim place As Long
    Dim number As Double
    Dim total As Double
    Dim minutes As Double
    Dim calendarTime As Boolean
    Dim workingTime As Boolean

    SOP_MENIT = ""
    words = Split(Application.WorksheetFunction.Trim(LCase$(Replace(SpacedUnits(text), ",", "."))), " ")
    If UBound(words) < 1 Then Exit Function
    Do While place < UBound(words)
        If Not IsPlainNumber(LongestOf(words(place))) Then Exit Function
        number = Val(LongestOf(words(place)))
        minutes = MinutesOf(words, place, calendarTime, workingTime)
        If minutes = 0 Then Exit Function
        total = total + number * minutes
    Loop
    If place <= UBound(words) Or (calendarTime And workingTime) Then Exit Function
    SOP_MENIT = total
End Function

' The formal form of a regulation: «UU 7/2017» is «Undang-Undang Nomor 7 Tahun 2017».
Public Function SOP_DASAR(ByVal text As String) As String
    Dim plain As String
    Dim place As Long
    Dim kind As String
    Dim rest() As String

    plain = Application.WorksheetFunction.Trim(text)
    place = FirstDigit(plain)
    If place < 2 Then Exit Function
    kind = FormalInstrument(LettersOf(WithoutNumberWord(Left$(plain, place - 1))))
    If Len(kind) = 0 Then Exit Function
    rest = Split(Replace(Mid$(plain, place), "/", " Tahun ", 1, 1), " ", 4)
    If UBound(rest) < 2 Then Exit Function
    If LCase$(rest(1)) <> "tahun" Or Not rest(2) Like "####" Or Not IsNumeric(rest(0)) Then Exit Function
    SOP_DASAR = kind & " Nomor " & rest(0) & " Tahun " & rest(2)
    If UBound(rest) = 3 Then SOP_DASAR = SOP_DASAR & " " & rest(3)
End Function

' What is missing in a row of the table of steps; empty where the row is complete or no step.
Public Function SOP_CEK(ByVal row As Long) As String
    Dim sheet As Worksheet

    Set sheet = CallingSheet()
    If Len(CellOf(sheet, NAME_STEPS_KIND, row) & CellOf(sheet, NAME_STEPS_ACTIVITY, row)) = 0 Then Exit Function
    SOP_CEK = Missing(sheet, NAME_STEPS_ACTIVITY, row, CHECK_NO_ACTIVITY) _
        & Missing(sheet, NAME_STEPS_ACTORS, row, CHECK_NO_ACTOR) _
        & Missing(sheet, NAME_STEPS_REQUIREMENTS, row, CHECK_NO_REQUIREMENTS) _
        & Missing(sheet, NAME_STEPS_DURATION, row, CHECK_NO_DURATION) _
        & Missing(sheet, NAME_STEPS_OUTPUT, row, CHECK_NO_OUTPUT)
    If CellOf(sheet, NAME_STEPS_KIND, row) = KIND_DECISION Then
        SOP_CEK = SOP_CEK & Missing(sheet, NAME_STEPS_WAYS_OUT_0, row, CHECK_NO_YES) _
            & Missing(sheet, NAME_STEPS_WAYS_OUT_1, row, CHECK_NO_NO)
    End If
    SOP_CEK = Trim$(SOP_CEK)
End Function

' What the last check found in a cell.
Public Function SOP_TEMUAN(ByVal cell As Range) As String
    SOP_TEMUAN = FindingsAt(cell)
End Function

' Reads one number with its unit, moves on behind them, and returns the minutes of the unit.
Private Function MinutesOf(ByRef words() As String, ByRef place As Long, ByRef calendarTime As Boolean, _
        ByRef workingTime As Boolean) As Double
    Dim unit As String
    Dim qualifier As String

    unit = words(place + 1)
    place = place + 2
    If place <= UBound(words) Then
        If words(place) = "kerja" Or words(place) = "kalender" Then
            qualifier = words(place)
            place = place + 1
        End If
    End If
    Select Case unit
        Case "menit", "mnt", "minit", "min"
            MinutesOf = 1
        Case "jam"
            MinutesOf = MINUTES_OF_HOUR
        Case "hari"
            MinutesOf = MINUTES_OF_CALENDAR_DAY
            If qualifier = "kerja" Then MinutesOf = MINUTES_OF_WORKING_DAY
        Case "minggu", "pekan"
            MinutesOf = DAYS_OF_WEEK * MINUTES_OF_WORKING_DAY
        Case "bulan"
            MinutesOf = DAYS_OF_MONTH * MINUTES_OF_WORKING_DAY
    End Select
    If MinutesOf = MINUTES_OF_CALENDAR_DAY Then calendarTime = True Else workingTime = True
End Function

' Puts a space between a number and the unit that is written close to it.
Private Function SpacedUnits(ByVal text As String) As String
    Dim place As Long
    For place = 1 To Len(text)
        SpacedUnits = SpacedUnits & Mid$(text, place, 1)
        If Mid$(text, place, 2) Like "#[A-Za-z]" Then SpacedUnits = SpacedUnits & " "
    Next place
    SpacedUnits = Replace(Replace(SpacedUnits, " - ", "-"), " s.d. ", "-")
End Function

Private Function LongestOf(ByVal word As String) As String
    LongestOf = Mid$(word, InStrRev(word, "-") + 1)
End Function

Private Function IsPlainNumber(ByVal word As String) As Boolean
    IsPlainNumber = Len(word) > 0 And Not word Like "*[!0-9.]*" And Left$(word, 1) <> "."
End Function

Private Function FirstDigit(ByVal text As String) As Long
    For FirstDigit = 1 To Len(text)
        If Mid$(text, FirstDigit, 1) Like "#" Then Exit Function
    Next FirstDigit
    FirstDigit = 0
End Function

Private Function WithoutNumberWord(ByVal text As String) As String
    Dim word As Variant

    WithoutNumberWord = Trim$(text)
    For Each word In Array("nomor", "no.", "no")
        If LCase$(Right$(" " & WithoutNumberWord, Len(word) + 1)) = " " & word Then
            WithoutNumberWord = Trim$(Left$(WithoutNumberWord, Len(WithoutNumberWord) - Len(word)))
            Exit Function
        End If
    Next word
End Function

Private Function LettersOf(ByVal text As String) As String
    Dim place As Long
    For place = 1 To Len(text)
        If Mid$(text, place, 1) Like "[A-Za-z]" Then LettersOf = LettersOf & LCase$(Mid$(text, place, 1))
    Next place
End Function

Private Function CallingSheet() As Worksheet
    If TypeName(Application.Caller) = "Range" Then
        Set CallingSheet = Application.Caller.Parent
    Else
        Set CallingSheet = ActiveSheet
    End If
End Function

Private Function CellOf(ByVal sheet As Worksheet, ByVal columnName As String, ByVal row As Long) As String
    CellOf = CStr(sheet.Cells(row, sheet.Parent.Names(columnName).RefersToRange.Column).Value)
End Function

Private Function Missing(ByVal sheet As Worksheet, ByVal columnName As String, ByVal row As Long, _
        ByVal message As String) As String
    If Len(CellOf(sheet, columnName, row)) = 0 Then Missing = message
End Function
