; Uninstalling: the whole program or nothing, and the data only when told so.

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
    Call un.NeedRights
  ${Else}
    SetShellVarContext current
  ${EndIf}
  ${IfNot} ${FileExists} "$INSTDIR\${MARK}"
    SetErrorLevel 6
    Quit
  ${EndIf}
FunctionEnd

Function un.NeedRights
  ; With windows Windows asks for them; silently nothing can be asked.
  UserInfo::GetAccountType
  Pop $R1
  ${If} $R1 == "Admin"
    Return
  ${EndIf}
  ${If} ${Silent}
    SetErrorLevel 7
  ${Else}
    ExecShell "runas" "$INSTDIR\uninstall.exe"
  ${EndIf}
  Quit
FunctionEnd

Function un.DataPage
  !insertmacro MUI_HEADER_TEXT "$(DataTitle)" "$(DataHint)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 24u "$(DataText)"
  Pop $0
  ${NSD_CreateCheckBox} 0 30u 100% 12u "$(DeleteData)"
  Pop $Box
  ${IfNot} $KeepData = 1
    ${NSD_Check} $Box
  ${EndIf}
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:$(^UninstallBtn)" ; what comes next
  nsDialogs::Show
FunctionEnd

Function un.DataLeave
  ${NSD_GetState} $Box $R1
  IntOp $KeepData $R1 !
FunctionEnd

Function un.GiveUp
FunctionEnd

Section "un.install"
  SetRegView 64
  Call un.WaitForProgram
  DetailPrint "$(Removing)"
  SetDetailsPrint listonly
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
  StrCpy $DataNow "$(DataKept)"
  ${If} $KeepData = 0
    Call un.RemoveData
    StrCpy $DataNow "$(DataGone)"
  ${EndIf}
  SetDetailsPrint both
  DetailPrint "$DataNow"
SectionEnd

Function un.RemoveData
  ; $APPDATA and $LOCALAPPDATA are the machine's application data when installed for everybody.
  RMDir /r "$LOCALAPPDATA\${NAME}"
  RMDir /r "$APPDATA\${NAME}"
FunctionEnd
