<#
.SYNOPSIS
Builds Hearth's packages for Windows: app-image, .msi and .exe, in packaging\windows\target.
.DESCRIPTION
    packaging\windows\build.ps1 [app-image] [msi] [exe]      all of them unless some are named

Needs a JDK (17 or newer; for a fast start 19 or newer) and WiX 3.14. Environment:
  HEARTH_JDK               the JDK whose runtime is shipped, instead of JAVA_HOME
  HEARTH_SIGN_CERTIFICATE  SHA-1 thumbprint of a certificate for code in the certificate store; without it nothing is signed
  HEARTH_SIGN_TIMESTAMP    URL of the RFC 3161 server that certifies when it was signed
#>
param([Parameter(ValueFromRemainingArguments)] [ValidateSet('app-image', 'msi', 'exe')] [string[]] $Kinds = @('msi', 'exe'))
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$root = (Get-Item "$PSScriptRoot\..\..").FullName
$common = "$root\packaging\common"
$out = "$PSScriptRoot\target"
$image = "$out\Hearth"
$description = 'Chat for the room you are in'

# Runs a program; Windows PowerShell does not stop by itself when one fails.
function Invoke-Program([string] $Program, [string[]] $Words) {
    & $Program @Words
    if ($LASTEXITCODE -ne 0) { throw "$Program failed with status $LASTEXITCODE." }
}

function Find-Text([string] $File, [string] $Pattern) {
    (Select-String -LiteralPath $File -Pattern $Pattern).Matches[0].Groups[1].Value
}

function Remove-Old([string] $Path) {
    if (Test-Path $Path) { Remove-Item -Recurse -Force $Path }
}

# Lays the native libraries of this platform beside their jar and takes all others away: nothing has to be unpacked on every computer.
function Move-Natives([string] $Jar, [string] $Ours) {
    $zip = [IO.Compression.ZipFile]::Open($Jar, 'Update')
    try {
        foreach ($entry in @($zip.Entries | Where-Object { $_.Name -match '\.(so|dll|dylib|jnilib)$' })) {
            if ($entry.FullName -like $Ours) {
                [IO.Compression.ZipFileExtensions]::ExtractToFile($entry, "$out\lib\$($entry.Name)", $true)
            }
            $entry.Delete()
        }
    } finally {
        $zip.Dispose()
    }
}

# All jars of the app in target\lib, the native libraries of this platform, and the licences.
function Copy-Jars {
    Remove-Old "$out\lib"
    New-Item -ItemType Directory "$out\lib" | Out-Null
    Copy-Item "$root\app\target\app-$version.jar", "$root\app\target\lib\*.jar" "$out\lib"
    Get-ChildItem "$out\lib\javafx-*.jar" | Where-Object Length -lt 2kB | Remove-Item # empty: those of the platform have the code
    Get-ChildItem "$out\lib\netty-transport-native-epoll-*.jar" | Remove-Item # Linux's
    foreach ($jar in Get-ChildItem "$out\lib\*.jar") {
        $ours = if ($jar.Name -like 'sqlite-jdbc-*') { 'org/sqlite/native/Windows/x86_64/*' } else { '*.dll' }
        Move-Natives $jar.FullName $ours
    }
    Copy-Item -Recurse "$root\assets\licences" "$out\lib\licences"
}

# A runtime with what the app needs and no more, in target\runtime.
function New-Runtime {
    Remove-Old "$out\runtime"
    $modules = (Get-Content "$common\modules.txt") -join ','
    Invoke-Program "$jdk\bin\jlink" @('--add-modules', $modules, '--strip-java-debug-attributes', '--compress', '1',
        '--no-header-files', '--no-man-pages', '--generate-cds-archive', '--output', "$out\runtime")
    # The launchers need none of the programs, but the cache of classes is made by java.
    Get-ChildItem "$out\runtime\bin\*.exe" | Where-Object Name -ne 'java.exe' | Remove-Item
}

# The app with its launchers in target\Hearth.
function New-Image {
    Remove-Old $image
    $options = @(Get-Content "$common\jvm-options.txt")
    if ($feature -ge 24) { $options += Get-Content "$common\jvm-options-24.txt" } # older ones do not start with these
    $words = @('--type', 'app-image', '--name', 'Hearth', '--app-version', $version, '--vendor', 'Hearth',
        '--description', $description, '--icon', "$root\assets\icon\hearth.ico",
        '--input', "$out\lib", '--main-jar', "app-$version.jar", '--main-class', 'chat.hearth.app.Launcher',
        '--runtime-image', "$out\runtime", '--add-launcher', "hearth-host=$PSScriptRoot\hearth-host.properties", '--dest', $out)
    foreach ($option in $options) { $words += '--java-options', $option }
    Invoke-Program "$jdk\bin\jpackage" $words
}

# Lets the app note what a start needs when it is closed for the first time, in a cache beside its jars. On the computer where it runs,
# since such a cache is void when a jar's time changes, and installers of Windows keep times only roughly. Both launchers have the same
# class path, but a cache that was made by the one without a window would not help the other.
function Add-ClassCache {
    if ($feature -lt 19) { return }
    $launcher = "$image\app\Hearth.cfg"
    $options = "java-options=-XX:+AutoCreateSharedArchive`njava-options=-XX:SharedArchiveFile=`$APPDIR\hearth.jsa"
    [IO.File]::WriteAllText($launcher, [IO.File]::ReadAllText($launcher).Replace('[JavaOptions]', "[JavaOptions]`n$options"))
}

function Add-Signature([string[]] $Files) {
    if (-not $env:HEARTH_SIGN_CERTIFICATE) { return }
    foreach ($file in $Files) { (Get-Item $file).IsReadOnly = $false } # jpackage makes launchers read-only
    Invoke-Program 'signtool' (@('sign', '/sha1', $env:HEARTH_SIGN_CERTIFICATE, '/fd', 'SHA256',
        '/tr', $env:HEARTH_SIGN_TIMESTAMP, '/td', 'SHA256') + $Files)
}

# Not in %LOCALAPPDATA%\Hearth, where jpackage would put it: history is kept there.
function New-Installer([string] $Kind) {
    $env:HEARTH_ICONS = "$root\assets\icon" # for main.wxs
    Invoke-Program "$jdk\bin\jpackage" @('--type', $Kind, '--name', 'Hearth', '--app-version', $version, '--vendor', 'Hearth',
        '--description', $description, '--app-image', $image, '--resource-dir', "$PSScriptRoot\resources", '--dest', $out,
        '--install-dir', 'Programs\Hearth', '--win-per-user-install', '--win-dir-chooser',
        '--win-menu', '--win-menu-group', 'Hearth', '--win-shortcut',
        '--win-upgrade-uuid', (Get-Content "$PSScriptRoot\upgrade-uuid.txt"))
    $package = "$out\hearth-$version-windows-x86_64.$Kind"
    Move-Item -Force "$out\Hearth-$version.$Kind" $package
    Add-Signature $package
    Write-Output "build: $package"
}

Add-Type -AssemblyName 'System.IO.Compression', 'System.IO.Compression.FileSystem'
Push-Location $root
try { Invoke-Program '.\mvnw.cmd' @('-q', '-B', '-DskipTests', '-pl', 'app', '-am', 'package') } finally { Pop-Location }
$version = Find-Text "$root\app\target\classes\chat\hearth\app\version.properties" '^version=(.+)$' # it stands in the POM alone
$jdk = if ($env:HEARTH_JDK) { $env:HEARTH_JDK } else { $env:JAVA_HOME }
$feature = [int] (Find-Text "$jdk\release" '^JAVA_VERSION="(\d+)')
Write-Output "build: Hearth $version on Java $feature"
Copy-Jars
New-Runtime
New-Image
Add-ClassCache
Add-Signature @("$image\Hearth.exe", "$image\hearth-host.exe")
foreach ($kind in $Kinds) {
    if ($kind -ne 'app-image') { New-Installer $kind }
}
