; Electron needs Windows 10; saying so before copying is kinder than a program that does not start.
!include "WinVer.nsh"

!macro customInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "预案台需要 Windows 10 或更新的系统，请在新系统上安装。$\r$\nPlanDesk needs Windows 10 or newer." /SD IDOK
    Quit
  ${EndIf}
!macroend
