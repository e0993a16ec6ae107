; EKTP Desk's installer. `installer.py` runs makensis on it with these defines:
;   VERSION (1.2.3), VERSION4 (1.2.3.0), SOURCE (the built folder), OUT (the installer),
;   SIZE_KB (of the built folder), ICON, SIDE (the picture of the first and the last page),
;   optionally SIGN (a command that signs the file it is given).
; Sentences stand in installer_words.nsh, what is asked before in installer_choices.nsh, the
; uninstaller in installer_remove.nsh.
;
; The new program is unpacked beside the old one and put in its place by renaming, so that whatever
; happens on the way (cancel, full disk, power cut) leaves the old program or the new one.
;
; Exit codes, also in docs/windows.md:
;   0 done · 1 cancelled · 2 stopped by trouble while unpacking, nothing changed
;   3 a newer version is installed · 4 the program is still open · 5 not enough room
;   6 this folder cannot be used · 7 administrator's rights are needed · 8 not a 64-bit Windows 10
;   9 installed the other way (for everybody, or only for this user) · 10 the server's address
;   cannot be used · 11 installed, but the settings could not be written

Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 32
CRCCheck force

!include MUI2.nsh
!include nsDialogs.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include x64.nsh

!define NAME "EKTP Desk"
!define PROGRAM "EKTP Desk.exe"
!define CONSOLE "ektp-desk.exe"
!define MARK "installed.ini" ; tells our folder from anybody else's
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\EKTP Desk"
!define BUNDLE "EKTPDesk.FieldBundle"
!define ENDING ".ektp"
; The program holds this mutex while it runs (ektp_desk/kernel/running.py).
!define MUTEX "Global\EKTP-Desk-is-running"
!define SYNCHRONIZE 0x100000
!define ACCESS_DENIED 5
!define PATIENCE 60 ; seconds a silent installation waits for the program to be closed: /WAIT=60

!define USERS_OWN "$LOCALAPPDATA\Programs\${NAME}"
!define SERVERS "postgresql://" ; how an address begins

Name "${NAME}"
OutFile "${OUT}"
InstallDir "${USERS_OWN}" ; its last part is what "Browse" adds to the folder chosen
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION4}"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey FileDescription "${NAME} Setup"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "MIT License"
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

Var AllUsers     ; 1: for everybody on this computer
Var DesktopIcon  ; 1: an icon on the desktop
Var Server       ; address of the office's server, or ""
Var Stage        ; where the new program is unpacked
Var Waited
Var Patience
Var KeepData
Var DataNow      ; what became of the data, said at the end of uninstalling
Var UsersOwn     ; USERS_OWN, also where SetShellVarContext means everybody's folders
Var Radio
Var Box

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "$(StopHere)"
!define MUI_WELCOMEPAGE_TITLE "$(HelloTitle)"
!define MUI_WELCOMEPAGE_TEXT "$(HelloText)"
!insertmacro MUI_PAGE_WELCOME
Page custom ChoicesPage ChoicesLeave
!define MUI_PAGE_HEADER_TEXT "$(FolderTitle)"
!define MUI_PAGE_HEADER_SUBTEXT "$(FolderHint)"
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(FolderText)"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE FolderLeave
!insertmacro MUI_PAGE_DIRECTORY
!define MUI_PAGE_HEADER_TEXT "$(WorkTitle)"
!define MUI_PAGE_HEADER_SUBTEXT "$(WorkText)"
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(DoneTitle)"
!define MUI_FINISHPAGE_TEXT "$(DoneText)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "$(DoneRun)"
!insertmacro MUI_PAGE_FINISH
!define MUI_PAGE_HEADER_TEXT "$(RemoveTitle)"
!define MUI_PAGE_HEADER_SUBTEXT "$(RemoveHint)"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(RemoveText)"
!define MUI_UNCONFIRMPAGE_TEXT_LOCATION "$(RemoveFrom)"
!insertmacro MUI_UNPAGE_CONFIRM
UninstPage custom un.DataPage un.DataLeave
!define MUI_PAGE_HEADER_TEXT "$(RemoveTitle)"
!define MUI_PAGE_HEADER_SUBTEXT "$(Removing)"
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "$(Removed)"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "$DataNow"
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"
!include installer_words.nsh
!include installer_choices.nsh
!include installer_remove.nsh

; -- installing ----------------------------------------------------------------------------------

Section
  AddSize ${SIZE_KB} ; files of functions are not counted
  SetRegView 64
  Call RecoverEarlier
  Call CheckFolder
  Call CheckRoom
  Call Unpack
  Call CheckServer
  Call WaitForProgram
  Call PutInPlace
  Call Register
SectionEnd

Function RecoverEarlier
  ; A power cut between the two renames of an earlier installation: the old program comes back.
  ${IfNot} ${FileExists} "$INSTDIR\*.*"
  ${AndIf} ${FileExists} "$INSTDIR.old\${MARK}"
    Rename "$INSTDIR.old" "$INSTDIR"
  ${EndIf}
  ClearErrors
FunctionEnd

Function CheckFolder
  StrCpy $Stage "$INSTDIR.new"
  Call FolderIsOurs
  ${If} $R1 = 0
    MessageBox MB_OK|MB_ICONSTOP "$(NotOurs)" /SD IDOK
    SetErrorLevel 6
    Quit
  ${EndIf}
  RMDir /r "$Stage"
  RMDir /r "$INSTDIR.old"
  ClearErrors
  CreateDirectory "$Stage"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(NotOurs)" /SD IDOK
    SetErrorLevel 6
    Quit
  ${EndIf}
FunctionEnd

Function CheckRoom
  IntOp $R9 ${SIZE_KB} / 1024
  IntOp $R9 $R9 + 20
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$Stage", *l .r1, *l, *l) i .r2'
  ${If} $2 != 0
    System::Int64Op $1 / 1048576
    Pop $1
    ${If} $1 < $R9
      RMDir /r "$Stage"
      MessageBox MB_OK|MB_ICONSTOP "$(NoRoom)" /SD IDOK
      SetErrorLevel 5
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Function Unpack
  SetOutPath "$Stage"
  SetOverwrite on
  AllowSkipFiles off
  DetailPrint "$(Unpacking)"
  SetDetailsPrint listonly
  ClearErrors
  File /r "${SOURCE}\*.*"
  WriteUninstaller "$Stage\uninstall.exe"
  WriteINIStr "$Stage\${MARK}" "EKTP Desk" "version" "${VERSION}"
  ${If} ${Errors}
  ${OrIfNot} ${FileExists} "$Stage\${PROGRAM}"
  ${OrIfNot} ${FileExists} "$Stage\uninstall.exe"
  ${OrIfNot} ${FileExists} "$Stage\${MARK}"
    MessageBox MB_OK|MB_ICONSTOP "$(NotUnpacked)" /SD IDOK
    Call GiveUp
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Function CheckServer
  ; The new console reads the address before anything is changed.
  ${If} $Server == ""
    Return
  ${EndIf}
  Push $Server
  System::Call 'kernel32::SetEnvironmentVariableW(w "EKTP_DESK_DATABASE", w s)'
  nsExec::Exec '"$Stage\${CONSOLE}" settings show'
  Pop $R1
  System::Call 'kernel32::SetEnvironmentVariableW(w "EKTP_DESK_DATABASE", p 0)'
  ${If} $R1 != 0
    MessageBox MB_OK|MB_ICONSTOP "$(BadServer)" /SD IDOK
    Call GiveUp
    SetErrorLevel 10
    Quit
  ${EndIf}
FunctionEnd

Function GiveUp
  SetOutPath "$TEMP" ; a folder in use cannot be removed
  RMDir /r "$Stage"
FunctionEnd

Function .onInstFailed
  Call GiveUp
FunctionEnd

!macro ProgramIsOpen
  ; $R1: 1 while the program runs, for anybody on this computer.
  System::Call 'kernel32::OpenMutexW(i ${SYNCHRONIZE}, i 0, w "${MUTEX}") p .r1 ?e'
  Pop $2
  StrCpy $R1 0
  ${If} $1 P<> 0
    System::Call 'kernel32::CloseHandle(p r1)'
    StrCpy $R1 1
  ${ElseIf} $2 = ${ACCESS_DENIED} ; another user's program
    StrCpy $R1 1
  ${EndIf}
!macroend

!macro WaitForProgram PREFIX
Function ${PREFIX}WaitForProgram
  StrCpy $Waited 0
  ${GetParameters} $R0
  ${GetOptions} $R0 "/WAIT=" $Patience
  ${If} ${Errors}
    StrCpy $Patience ${PATIENCE}
  ${EndIf}
  ClearErrors
  ${Do}
    !insertmacro ProgramIsOpen
    ${If} $R1 = 0
      Return
    ${EndIf}
    ${If} ${Silent}
    ${AndIf} $Waited < $Patience
      Sleep 1000
      IntOp $Waited $Waited + 1
    ${Else}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillOpen)" /SD IDCANCEL IDRETRY again
      Call ${PREFIX}GiveUp
      SetErrorLevel 4
      Quit
      again:
    ${EndIf}
  ${Loop}
FunctionEnd
!macroend
!insertmacro WaitForProgram ""
!insertmacro WaitForProgram "un."

Function PutInPlace
  SetDetailsPrint both
  DetailPrint "$(Placing)"
  SetDetailsPrint listonly
  SetOutPath "$TEMP"
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\*.*"
    Rename "$INSTDIR" "$INSTDIR.old"
  ${EndIf}
  ${IfNot} ${Errors}
    Rename "$Stage" "$INSTDIR"
    ${If} ${Errors}
      Rename "$INSTDIR.old" "$INSTDIR"
      SetErrors
    ${EndIf}
  ${EndIf}
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(NotPlaced)" /SD IDOK
    Call GiveUp
    SetErrorLevel 4
    Quit
  ${EndIf}
  RMDir /r "$INSTDIR.old"
FunctionEnd

Function RemoveEarlierPlace
  ; Installed into another folder than before: one program is enough.
  ReadRegStr $R1 SHCTX "${KEY}" "InstallLocation"
  ${If} $R1 != "$INSTDIR"
  ${AndIf} ${FileExists} "$R1\${MARK}"
    Rename "$R1" "$R1.old"
    RMDir /r "$R1.old"
  ${EndIf}
  ClearErrors
FunctionEnd

!macro Set WORDS
  ; The machine's settings or the user's, written by the new program itself.
  ${If} $AllUsers = 1
    nsExec::Exec '"$INSTDIR\${CONSOLE}" settings set ${WORDS} --machine'
  ${Else}
    nsExec::Exec '"$INSTDIR\${CONSOLE}" settings set ${WORDS}'
  ${EndIf}
  Call SayWhenNotSet
!macroend

Function SayWhenNotSet
  Pop $R1
  ${If} $R1 != 0
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(NotSet)" /SD IDOK
    SetErrorLevel 11
  ${EndIf}
FunctionEnd

Function Register
  Call RemoveEarlierPlace
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  ${If} $DesktopIcon = 1
    CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  ${EndIf}
  WriteRegStr SHCTX "Software\Classes\${ENDING}" "" "${BUNDLE}"
  WriteRegStr SHCTX "Software\Classes\${BUNDLE}" "" "$(BundleName)"
  WriteRegStr SHCTX "Software\Classes\${BUNDLE}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "Software\Classes\${BUNDLE}\shell\open\command" "" \
    '"$INSTDIR\${PROGRAM}" --open "%1"'
  WriteRegStr SHCTX "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${KEY}" "Publisher" "${NAME}"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
  ${If} $AllUsers = 1
    Call ShareData
  ${EndIf}
  ${If} $Server != ""
    !insertmacro Set 'database "$Server"'
  ${EndIf}
FunctionEnd

Function ShareData
  ; One folder for everybody; whoever uses the computer may write in it.
  CreateDirectory "$APPDATA\${NAME}"
  !insertmacro Set "shared yes"
  nsExec::Exec '"$SYSDIR\icacls.exe" "$APPDATA\${NAME}" /grant *S-1-5-32-545:(OI)(CI)M'
  Call SayWhenNotSet
FunctionEnd
