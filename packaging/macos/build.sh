#!/usr/bin/env bash
# Builds Hearth's packages for macOS: Hearth.app, .dmg and .pkg, in packaging/macos/target, for the processor of this Mac.
#   packaging/macos/build.sh [app-image] [dmg] [pkg]      all of them unless some are named
# Needs a JDK (17 or newer) and Xcode's command line tools; for a fast start somebody logged in, and a Temurin 25. Environment:
#   HEARTH_JDK             the JDK whose runtime is shipped
#   HEARTH_SIGN_APP        "Developer ID Application: …" in the keychain; without it the app is signed for nobody (ad hoc)
#   HEARTH_SIGN_INSTALLER  "Developer ID Installer: …" in the keychain; without it the .pkg is not signed
#   HEARTH_NOTARY_PROFILE  what "xcrun notarytool store-credentials" was told to keep Apple's credentials under; without it
#                          nothing is notarised
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
out=$here/target
id=chat.hearth.Hearth
app=$out/Hearth.app
# shellcheck source=../common/image.sh
. "$root/packaging/common/image.sh"

# jpackage takes no version below 1, so for it, and for installers, each is one greater in its first number; see docs/decisions/0010.
installer_version() { # <version>
    echo "$((${1%%.*} + 1)).${1#*.}"
}

# The app with its launchers. Both have the same class path, so that one cache of classes does for both.
make_app() { # <jdk>
    local option options=()
    while read -r option; do options+=(--java-options "$option"); done < <(jvm_options "$1")
    printf 'main-class=chat.hearth.server.ServerMain\n' > "$out/hearth-host.properties"
    mkdir "$out/resources"
    sed "s/@VERSION@/$version/" "$here/resources/Info.plist" > "$out/resources/Info.plist"
    "$1/bin/jpackage" --type app-image --name Hearth --app-version "$(installer_version "$version")" --vendor Hearth \
        --icon "$root/assets/icon/hearth.icns" --mac-package-identifier "$id" --resource-dir "$out/resources" \
        --input "$out/lib" --main-jar "app-$version.jar" --main-class chat.hearth.app.Launcher \
        --runtime-image "$out/runtime" --add-launcher "hearth-host=$out/hearth-host.properties" "${options[@]}" --dest "$out"
    touch_all "$app" # before there is a cache, which is void when a jar's time changes
}

# Gives the app a cache of the classes that a start needs, made by starting it. An older Java's would hold in this folder alone.
add_class_cache() { # <jdk>
    local cache=$app/Contents/app/hearth.aot data launcher
    (($(feature_of "$1") >= 25)) || return 0
    data=$(mktemp -d)
    JAVA_TOOL_OPTIONS="'-XX:AOTCacheOutput=$cache'" "$root/packaging/common/practise" "$app/Contents/MacOS/Hearth" "$data" \
        > "$out/practise.log" 2>&1 || true
    rm -rf "$data"
    [[ -s $cache ]] || { echo "build: no cache of classes, so that the start takes longer: see $out/practise.log" >&2; return 0; }
    for launcher in "$app"/Contents/app/*.cfg; do
        echo 'java-options=-XX:AOTCache=$APPDIR/hearth.aot' >> "$launcher" # the JVM's options come last there
    done
    find "$app/Contents/runtime" -name 'classes*.jsa' -delete # all of it is in the other one
    touch_all "$app"
}

# Signs from the inside out: libraries and programs, the runtime, the app. Also without a certificate, since the signature that
# jpackage made is void now that the app has its cache of classes, and macOS calls an app with a void one damaged.
sign_app() {
    local words=(--force --sign "${HEARTH_SIGN_APP:--}")
    [[ -z ${HEARTH_SIGN_APP:-} ]] || words+=(--timestamp --options runtime)
    find "$app/Contents" -type f \( -name '*.dylib' -o -path '*/bin/*' -o -path '*/lib/jspawnhelper' -o -name hearth-host \) \
        -exec codesign "${words[@]}" --entitlements "$here/entitlements.plist" {} \;
    codesign "${words[@]}" "$app/Contents/runtime"
    codesign "${words[@]}" --entitlements "$here/entitlements.plist" "$app"
    codesign --verify --deep --strict "$app"
}

notarise() { # <package>
    [[ -n ${HEARTH_NOTARY_PROFILE:-} ]] || return 0
    xcrun notarytool submit "$1" --keychain-profile "$HEARTH_NOTARY_PROFILE" --wait
    xcrun stapler staple "$1" # fails when Apple said no
}

make_package() { # dmg or pkg
    local made package
    made=$out/Hearth-$(installer_version "$version").$1
    package=$out/hearth-$version-macos-$(uname -m).$1
    "$jdk/bin/jpackage" --type "$1" --name Hearth --app-version "$(installer_version "$version")" --vendor Hearth \
        --mac-package-identifier "$id" --app-image "$app" --dest "$out"
    if [[ $1 == pkg && -n ${HEARTH_SIGN_INSTALLER:-} ]]; then
        productsign --timestamp --sign "$HEARTH_SIGN_INSTALLER" "$made" "$package" && rm "$made"
    else
        mv "$made" "$package"
    fi
    [[ $1 != dmg || -z ${HEARTH_SIGN_APP:-} ]] || codesign --timestamp --sign "$HEARTH_SIGN_APP" "$package"
    notarise "$package"
    echo "build: $package"
}

case $(uname -m) in
    x86_64) sqlite=x86_64 ;;
    arm64) sqlite=aarch64 ;;
    *) die "there is no JavaFX for $(uname -m)" ;;
esac
kinds=${*:-app-image dmg pkg}
for kind in $kinds; do
    [[ " app-image dmg pkg " == *" $kind "* ]] || die "there is no package of the kind $kind"
done

(cd "$root" && ./mvnw -q -B -DskipTests -pl app -am package)
version=$(version)
jdk=$(runtime_jdk)
echo "build: Hearth $version on Java $(feature_of "$jdk")"
rm -rf "$out" && mkdir -p "$out"
collect_jars "Mac/$sqlite" none
cp -R "$root/assets/licences" "$out/lib/licences"
make_runtime "$jdk"
make_app "$jdk"
add_class_cache "$jdk"
sign_app
[[ $kinds != *dmg* ]] || make_package dmg
[[ $kinds != *pkg* ]] || make_package pkg
