; EKTP Desk's installer. `installer.py` runs makensis on it with these defines:
;   VERSION (1.2.3), VERSION4 (1.2.3.0), SOURCE (the built folder), OUT (the installer),
;   SIZE_KB (of the built folder), optionally SIGN (a command that signs the file it is given).
;
; The new program is unpacked beside the old one and put in its place by renaming, so that whatever
; happens on the way (cancel, full disk, power cut) leaves the old program or the new one.
;
; Exit codes, also in docs/windows.md:
;   0 done · 1 cancelled · 2 stopped by trouble while unpacking, nothing changed
;   3 a newer version is installed · 4 the program is still open · 5 not enough room
;   6 this folder cannot be used · 7 administrator's rights are needed · 8 not a 64-bit Windows 10

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
!define ENDING ".ektpbundle"
; The program holds this mutex while it runs (ektp_desk/kernel/running.py).
!define MUTEX "Global\EKTP-Desk-is-running"
!define SYNCHRONIZE 0x100000
!define ACCESS_DENIED 5
!define PATIENCE 60 ; seconds a silent installation waits for the program to be closed: /WAIT=60

Name "${NAME}"
OutFile "${OUT}"
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
Var Radio
Var Box

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_WELCOME
Page custom ChoicesPage ChoicesLeave
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
UninstPage custom un.DataPage un.DataLeave
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"

!macro Say NAME INDONESIAN ENGLISH
  LangString ${NAME} ${LANG_INDONESIAN} "${INDONESIAN}"
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
!macroend
!insertmacro Say WhoTitle "Untuk siapa?" "For whom?"
!insertmacro Say WhoText "Pilih siapa yang memakai program ini di komputer ini." \
  "Choose who uses the program on this computer."
!insertmacro Say OnlyMe "Hanya untuk saya (tanpa hak administrator)" \
  "Only for me (no administrator's rights needed)"
!insertmacro Say Everybody "Untuk semua pengguna komputer ini (data dipakai bersama)" \
  "For everybody on this computer (sharing its data)"
!insertmacro Say OnDesktop "Ikon di desktop" "Icon on the desktop"
!insertmacro Say StillOpen \
  "EKTP Desk masih terbuka. Selesaikan pekerjaan dan tutup programnya, lalu tekan Coba Lagi." \
  "EKTP Desk is still open. Finish what you are doing and close it, then press Retry."
!insertmacro Say Newer "Versi yang lebih baru ($R8) sudah terpasang. Versi ${VERSION} tidak dipasang." \
  "A newer version ($R8) is installed already. Version ${VERSION} is not installed."
!insertmacro Say NoRoom "Ruang pada disk tidak cukup. Diperlukan sekitar $R9 MB." \
  "There is not enough room on the disk. About $R9 MB are needed."
!insertmacro Say NotOurs "Folder ini berisi berkas lain. Pilih folder baru atau kosong." \
  "This folder holds other files. Choose a new or an empty one."
!insertmacro Say NoRights "Untuk semua pengguna diperlukan hak administrator." \
  "Administrator's rights are needed to install for everybody."
!insertmacro Say OldWindows "EKTP Desk memerlukan Windows 10 atau 11, 64-bit." \
  "EKTP Desk needs Windows 10 or 11, 64-bit."
!insertmacro Say NotPlaced "Program lama masih dipakai dan tidak dapat diganti. Tidak ada yang berubah." \
  "The old program is in use and could not be replaced. Nothing was changed."
!insertmacro Say NotUnpacked "Program tidak dapat ditulis ke disk. Tidak ada yang berubah." \
  "The program could not be written to the disk. Nothing was changed."
!insertmacro Say BundleName "Bundel lapangan EKTP Desk" "EKTP Desk field bundle"
!insertmacro Say DataTitle "Data kantor" "The office's data"
!insertmacro Say DataText "Basis data, dokumen, dan cadangan di komputer ini tetap disimpan." \
  "The database, papers and backups on this computer are kept."
!insertmacro Say DeleteData "Hapus juga data itu. Ini tidak dapat dibatalkan." \
  "Delete them as well. This cannot be undone."

; -- words on the command line -------------------------------------------------------------------

!macro Word NAME VARIABLE
  ${GetOptions} $R0 "${NAME}" $R1
  ${IfNot} ${Errors}
    StrCpy ${VARIABLE} 1
  ${EndIf}
  ClearErrors
!macroend

Function .onInit
  SetRegView 64
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(OldWindows)" /SD IDOK
    SetErrorLevel 8
    Quit
  ${EndIf}
  StrCpy $AllUsers 0
  StrCpy $DesktopIcon 0
  ${GetParameters} $R0
  !insertmacro Word "/ALLUSERS" $AllUsers
  !insertmacro Word "/DESKTOP" $DesktopIcon
  ${GetOptions} $R0 "/DATABASE=" $Server
  ClearErrors
  ${If} $AllUsers = 1
    Call NeedRights
  ${EndIf}
  Call ChooseHive
  Call ChooseFolder
  Call RefuseDowngrade
FunctionEnd

Function NeedRights
  UserInfo::GetAccountType
  Pop $R1
  ${If} $R1 != "Admin"
    MessageBox MB_OK|MB_ICONSTOP "$(NoRights)" /SD IDOK
    SetErrorLevel 7
    Quit
  ${EndIf}
FunctionEnd

Function ChooseHive
  ${If} $AllUsers = 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
FunctionEnd

Function ChooseFolder
  ; What /D= named stays; else where it is installed already; else the usual place.
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR SHCTX "${KEY}" "InstallLocation"
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $AllUsers = 1
      StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function RefuseDowngrade
  ReadRegStr $R8 SHCTX "${KEY}" "DisplayVersion"
  ${If} $R8 == ""
    Return
  ${EndIf}
  ${VersionCompare} "$R8" "${VERSION}" $R7
  ${If} $R7 == 1
    MessageBox MB_OK|MB_ICONSTOP "$(Newer)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

; -- the page for whom and where -----------------------------------------------------------------

Function ChoicesPage
  !insertmacro MUI_HEADER_TEXT "$(WhoTitle)" "$(WhoText)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 0 100% 12u "$(OnlyMe)"
  Pop $0
  ${NSD_CreateRadioButton} 0 18u 100% 12u "$(Everybody)"
  Pop $Radio
  ${NSD_CreateCheckBox} 0 48u 100% 12u "$(OnDesktop)"
  Pop $Box
  ${If} $AllUsers = 1
    ${NSD_Check} $Radio
  ${Else}
    ${NSD_Check} $0
  ${EndIf}
  ${NSD_SetState} $Box $DesktopIcon
  nsDialogs::Show
FunctionEnd

Function ChoicesLeave
  ${NSD_GetState} $Box $DesktopIcon
  ${NSD_GetState} $Radio $R2
  ${If} $R2 != $AllUsers
    StrCpy $AllUsers $R2
    UserInfo::GetAccountType
    Pop $R1
    ${If} $AllUsers = 1
    ${AndIf} $R1 != "Admin"
      ; Begin again with the rights: Windows asks for them.
      ExecShell "runas" "$EXEPATH" "/ALLUSERS"
      Quit
    ${EndIf}
    Call ChooseHive
    StrCpy $INSTDIR ""
    Call ChooseFolder
    Call RefuseDowngrade
  ${EndIf}
FunctionEnd

; -- installing ----------------------------------------------------------------------------------

Section
  SetRegView 64
  Call RecoverEarlier
  Call CheckFolder
  Call CheckRoom
  Call Unpack
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
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${MARK}"
    ${DirState} "$INSTDIR" $R1
    ${If} $R1 == 1
      MessageBox MB_OK|MB_ICONSTOP "$(NotOurs)" /SD IDOK
      SetErrorLevel 6
      Quit
    ${EndIf}
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

Function Register
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
    Call RememberServer
  ${EndIf}
FunctionEnd

Function ShareData
  ; One folder for everybody; whoever uses the computer may write in it.
  nsExec::Exec '"$INSTDIR\${CONSOLE}" settings set shared yes --machine'
  Pop $R1
  nsExec::Exec '"$SYSDIR\icacls.exe" "$APPDATA\${NAME}" /grant *S-1-5-32-545:(OI)(CI)M'
  Pop $R1
FunctionEnd

Function RememberServer
  ${If} $AllUsers = 1
    nsExec::Exec '"$INSTDIR\${CONSOLE}" settings set database "$Server" --machine'
  ${Else}
    nsExec::Exec '"$INSTDIR\${CONSOLE}" settings set database "$Server"'
  ${EndIf}
  Pop $R1
FunctionEnd

; -- removing ------------------------------------------------------------------------------------

Function un.onInit
  SetRegView 64
  StrCpy $KeepData 1
  ${GetParameters} $R0
  ${GetOptions} $R0 "/DELETEDATA" $R1
  ${IfNot} ${Errors}
    StrCpy $KeepData 0
  ${EndIf}
  ClearErrors
  ; Installed for everybody when the machine's part of the registry knows this folder.
  StrCpy $AllUsers 0
  ReadRegStr $R1 HKLM "${KEY}" "InstallLocation"
  ${If} $R1 == $INSTDIR
    StrCpy $AllUsers 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
  ${IfNot} ${FileExists} "$INSTDIR\${MARK}"
    SetErrorLevel 6
    Quit
  ${EndIf}
FunctionEnd

Function un.DataPage
  !insertmacro MUI_HEADER_TEXT "$(DataTitle)" ""
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 24u "$(DataText)"
  Pop $0
  ${NSD_CreateCheckBox} 0 30u 100% 12u "$(DeleteData)"
  Pop $Box
  nsDialogs::Show
FunctionEnd

Function un.DataLeave
  ${NSD_GetState} $Box $R1
  ${If} $R1 == 1
    StrCpy $KeepData 0
  ${EndIf}
FunctionEnd

Function un.GiveUp
FunctionEnd

Section "un.install"
  SetRegView 64
  Call un.WaitForProgram
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR.old"
  ClearErrors
  Rename "$INSTDIR" "$INSTDIR.old" ; all of it or nothing
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(NotPlaced)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey SHCTX "Software\Classes\${BUNDLE}"
  ReadRegStr $R1 SHCTX "Software\Classes\${ENDING}" ""
  ${If} $R1 == "${BUNDLE}"
    DeleteRegKey SHCTX "Software\Classes\${ENDING}"
  ${EndIf}
  DeleteRegKey SHCTX "${KEY}"
  RMDir /r "$INSTDIR.old"
  RMDir /r "$INSTDIR.new"
  ${If} $KeepData = 0
    Call un.RemoveData
  ${EndIf}
SectionEnd

Function un.RemoveData
  ; $APPDATA and $LOCALAPPDATA are the machine's application data when installed for everybody.
  RMDir /r "$LOCALAPPDATA\${NAME}"
  RMDir /r "$APPDATA\${NAME}"
FunctionEnd
