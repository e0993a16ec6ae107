; Before anything is written: the words on the command line, for whom, and where.

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
  StrCpy $UsersOwn "${USERS_OWN}"
  StrCpy $AllUsers 0
  StrCpy $DesktopIcon 0
  ${GetParameters} $R0
  Call TakeServer
  !insertmacro Word "/ALLUSERS" $AllUsers
  !insertmacro Word "/DESKTOP" $DesktopIcon
  ${If} $AllUsers = 1
    Call NeedRights
  ${ElseIfNot} ${Silent}
    Call AsBefore
  ${EndIf}
  Call ChooseHive
  ${If} ${Silent}
    Call RefuseOtherWay
  ${EndIf}
  Call ChooseFolder
  Call RefuseDowngrade
FunctionEnd

Function TakeServer
  ; Out of the words in $R0, which is left without it: an address has slashes, too, which would
  ; end it for GetOptions, or begin another word.
  StrCpy $Server ""
  ${WordFind2X} "$R0 " "/DATABASE=" " " "E+1" $R1
  ${If} ${Errors}
    ClearErrors
    Return
  ${EndIf}
  ${WordReplace} $R0 "/DATABASE=$R1" "" "+1" $R0
  ${WordReplace} $R1 '"' "" "+" $Server
  StrLen $R2 "${SERVERS}"
  StrCpy $R1 $Server $R2
  ${If} $R1 != "${SERVERS}"
    MessageBox MB_OK|MB_ICONSTOP "$(BadServer)" /SD IDOK
    SetErrorLevel 10
    Quit
  ${EndIf}
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

Function AsBefore
  ; Somebody opens a newer installer: for whom it is installed already is proposed.
  ReadRegStr $R1 HKLM "${KEY}" "InstallLocation"
  ${If} ${FileExists} "$R1\${MARK}"
    StrCpy $AllUsers 1
  ${EndIf}
FunctionEnd

Function ChooseHive
  ${If} $AllUsers = 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
FunctionEnd

Function RefuseOtherWay
  ; Two programs would keep two offices, and nobody would know in which the data are.
  ${If} $AllUsers = 1
    ReadRegStr $R1 HKCU "${KEY}" "InstallLocation"
    StrCpy $R2 "$(ThereForMe)"
  ${Else}
    ReadRegStr $R1 HKLM "${KEY}" "InstallLocation"
    StrCpy $R2 "$(ThereForAll)"
  ${EndIf}
  ${If} ${FileExists} "$R1\${MARK}"
    MessageBox MB_OK|MB_ICONSTOP "$R2" /SD IDOK
    ${IfNot} ${Silent}
      Abort ; the page stays
    ${EndIf}
    SetErrorLevel 9
    Quit
  ${EndIf}
FunctionEnd

Function ChooseFolder
  ; What /D= named stays; else where it is installed already; else the usual place.
  ${If} $INSTDIR != $UsersOwn
    Return
  ${EndIf}
  ReadRegStr $INSTDIR SHCTX "${KEY}" "InstallLocation"
  ${If} $INSTDIR == ""
    ${If} $AllUsers = 1
      StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${Else}
      StrCpy $INSTDIR $UsersOwn
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

; -- the pages for whom and where ----------------------------------------------------------------

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
  StrCpy $R3 $AllUsers
  ${NSD_GetState} $Box $DesktopIcon
  ${NSD_GetState} $Radio $AllUsers
  UserInfo::GetAccountType
  Pop $R1
  ${If} $AllUsers = 1
  ${AndIf} $R1 != "Admin"
    Call BeginWithRights
  ${EndIf}
  Call ChooseHive
  Call RefuseOtherWay
  ${If} $R3 != $AllUsers
    StrCpy $INSTDIR $UsersOwn ; as if nobody had named one
    Call ChooseFolder
    Call RefuseDowngrade
  ${EndIf}
FunctionEnd

Function BeginWithRights
  ; Once more from the beginning: Windows asks for the rights.
  ${GetParameters} $R0
  ClearErrors
  ExecShell "runas" "$EXEPATH" "/ALLUSERS $R0"
  ${If} ${Errors}
    Abort ; they were refused: the page stays
  ${EndIf}
  Quit
FunctionEnd

Function FolderIsOurs
  ; $R1: 0 when files of others lie in $INSTDIR.
  StrCpy $R1 1
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${MARK}"
    ${DirState} "$INSTDIR" $R2
    ${If} $R2 = 1
      StrCpy $R1 0
    ${EndIf}
  ${EndIf}
FunctionEnd

Function FolderLeave
  Call FolderIsOurs
  ${If} $R1 = 0
    MessageBox MB_OK|MB_ICONSTOP "$(NotOurs)"
    Abort ; the page stays
  ${EndIf}
FunctionEnd
