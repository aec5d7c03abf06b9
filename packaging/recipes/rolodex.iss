; An installer for Windows around dist\rolodex - not yet tried: it needs Windows, make bundle there, and Inno Setup 6.
; Icons: tools\app_icon.py writes PNG files; rolodex.ico is to be made of them.
[Setup]
AppId={{6D7C2C0E-5C0B-4F0E-9C2B-7A0C1B7A9E51}
AppName=Rolodex
AppVersion=0.1.0
DefaultDirName={autopf}\Rolodex
DefaultGroupName=Rolodex
PrivilegesRequired=lowest
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
OutputDir=..\..\dist
OutputBaseFilename=rolodex-setup
LicenseFile=..\..\LICENSE

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"

[Files]
Source: "..\..\dist\rolodex\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Rolodex"; Filename: "{app}\rolodex.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.rolodex"; ValueType: string; ValueData: "Rolodex.Book"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Rolodex.Book\shell\open\command"; ValueType: string; ValueData: """{app}\rolodex.exe"" ""%1"""; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\.vcf\OpenWithProgids"; ValueType: string; ValueName: "Rolodex.Card"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Rolodex.Card\shell\open\command"; ValueType: string; ValueData: """{app}\rolodex.exe"" ""%1"""; Flags: uninsdeletekey
