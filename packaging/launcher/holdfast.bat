@echo off
rem Starts Holdfast with a Java that is new enough: HOLDFAST_JAVA, JAVA_HOME, else the PATH.
setlocal
set "HERE=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined HOLDFAST_JAVA if exist "%HOLDFAST_JAVA%\bin\java.exe" set "JAVA=%HOLDFAST_JAVA%\bin\java.exe"
"%JAVA%" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:-HeapDumpOnOutOfMemoryError -XX:-CreateCoredumpOnCrash -cp "%HERE%\lib\*" dev.holdfast.Main %*
