; An installer for Windows around dist\rolodex - not yet tried: it needs Windows and Inno Setup 6.3. Before it, there:
;   py -m venv .venv
;   .venv\Scripts\pip install -c constraints.txt -e .[dev,privacy,package]
;   .venv\Scripts\python tools\catalogue.py compile
;   .venv\Scripts\python -m PyInstaller packaging\rolodex.spec
; The program and its shortcuts bear PyInstaller's icon until a rolodex.ico is made of what tools\app_icon.py writes.
[Setup]
AppId={{6D7C2C0E-5C0B-4F0E-9C2B-7A0C1B7A9E51}
AppName=Rolodex
AppVersion=0.1.0
AppPublisher=The Rolodex developers
UninstallDisplayIcon={app}\rolodex.exe
DefaultDirName={autopf}\Rolodex
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
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
Name: "{autoprograms}\Rolodex"; Filename: "{app}\rolodex.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.rolodex"; ValueType: string; ValueData: "Rolodex.Book"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\Rolodex.Book"; ValueType: string; ValueData: "Rolodex book"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Rolodex.Book\shell\open\command"; ValueType: string; ValueData: """{app}\rolodex.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.vcf\OpenWithProgids"; ValueType: string; ValueName: "Rolodex.Card"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Rolodex.Card"; ValueType: string; ValueData: "vCard"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Rolodex.Card\shell\open\command"; ValueType: string; ValueData: """{app}\rolodex.exe"" ""%1"""
