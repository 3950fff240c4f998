# What the builds for Linux and macOS have in common. Sourced; needs bash, zip, unzip, and a JDK with jlink and jpackage.
# Everything is made in $out, which the caller sets; $root is the top of the checkout.
place=$out/hearth
at_place=()

die() { echo "build: $*" >&2; exit 1; }

# The version, which stands in the POM alone.
version() { sed -n 's/^version=//p' "$root/app/target/classes/chat/hearth/app/version.properties"; }

# The JDK whose runtime is shipped: $HEARTH_JDK, else a Temurin 25 that is installed, else the one that builds.
runtime_jdk() {
    local jdk
    [[ -z ${HEARTH_JDK:-} ]] || { echo "$HEARTH_JDK"; return; }
    for jdk in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [[ -x $jdk/bin/jpackage && $(feature_of "$jdk") == 25 ]] || continue
        ! grep -q '^IMPLEMENTOR="Eclipse Adoptium"' "$jdk/release" || { echo "$jdk"; return; }
    done
    echo "${JAVA_HOME:-$(dirname "$(dirname "$(realpath "$(command -v javac)")")")}"
}

feature_of() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"; }

# The seconds of 1970 at which the commit was made: what is packed is said to be of that time, so that the same commit gives the same.
commit_time() { git -C "$root" log -1 --format=%ct; }

# Gives all these files the time of the commit. To the second: no package keeps more, and a cache of classes is void when a jar's time
# changes.
touch_all() { # <path>...
    local time
    time=$(TZ=UTC0 git -C "$root" log -1 --date=format-local:%Y%m%d%H%M.%S --format=%cd)
    find "$@" -exec env TZ=UTC0 touch -h -t "$time" {} +
}

# The options of the JVM, one a line. Older ones do not start with those that they do not know.
jvm_options() { # <jdk>
    cat "$root/packaging/common/jvm-options.txt"
    if (($(feature_of "$1") >= 24)); then cat "$root/packaging/common/jvm-options-24.txt"; fi
}

# Lays the native libraries of this platform beside their jar and takes all others away: nothing has to be unpacked on every
# computer, which takes time and a place from which programs may be run.
free_natives() { # <jar> <pattern of this platform's libraries>
    local natives
    natives=$(unzip -Z1 "$1" | grep -E '\.(so|dll|dylib|jnilib)$' || true)
    [[ -n $natives ]] || return 0
    unzip -qoj "$1" "$2" -d "$out/lib"
    xargs zip -qd "$1" <<< "$natives"
}

# All jars of the app in $out/lib, and the native libraries of this platform.
collect_jars() { # <folder of SQLite's libraries, such as Linux/x86_64> <netty's name of the platform, such as linux-x86_64>
    local jar
    rm -rf "${out:?}/lib" && mkdir -p "$out/lib"
    cp "$root/app/target/app-$(version).jar" "$root"/app/target/lib/*.jar "$out/lib/"
    find "$out/lib" -name 'javafx-*.jar' -size -2k -delete # empty: those of the platform have the code
    find "$out/lib" -name 'netty-transport-native-epoll-*.jar' ! -name "*$2.jar" -delete
    for jar in "$out"/lib/*.jar; do
        case $jar in
            */sqlite-jdbc-*) free_natives "$jar" "org/sqlite/native/$1/*" ;;
            */netty-*) free_natives "$jar" 'META-INF/native/*' ;;
            *) free_natives "$jar" 'lib*' ;;
        esac
    done
    cp -R "$root/assets/licences" "$out/lib/"
    touch_all "$out/lib"
}

# A runtime with what the app needs and no more, in $out/runtime. Strings that classes share are kept once: a third less, and unlike zip
# it does not keep a package from compressing them.
make_runtime() { # <jdk>
    rm -rf "$out/runtime"
    "$1/bin/jlink" --add-modules "$(paste -sd, "$root/packaging/common/modules.txt")" --strip-java-debug-attributes --compress 1 \
        --no-header-files --no-man-pages --generate-cds-archive --output "$out/runtime"
    find "$out/runtime/bin" -type f ! -name java -delete    # the launchers need none of them, but the cache is made by java
    rm -f "$out"/runtime/lib/server/classes_nocoops*.jsa    # for heaps of more than 32 GB
}

# The app with its launchers in $out/$name. Both have the same class path, so that one cache of classes does for both.
make_image() { # <jdk> <icon> [<further words for jpackage>...]
    local jdk=$1 icon=$2 option options=()
    shift 2
    while read -r option; do options+=(--java-options "$option"); done < <(jvm_options "$jdk")
    printf 'main-class=chat.hearth.server.ServerMain\n' > "$out/hearth-host.properties"
    rm -rf "${out:?}/hearth"
    "$jdk/bin/jpackage" --type app-image --name hearth --app-version "$(version)" --vendor Hearth --icon "$icon" \
        --input "$out/lib" --main-jar "app-$(version).jar" --main-class chat.hearth.app.Launcher \
        --runtime-image "$out/runtime" --add-launcher "hearth-host=$out/hearth-host.properties" "${options[@]}" "$@" --dest "$out"
    touch_all "$out/hearth"
}

# Gives the image a cache of the classes that a start needs, made by starting it. Java before 19 uses it only where it was made; $place
# says where that will be, and "${at_place[@]}" runs a command that sees the image there. What Java 25 would note of the methods that were
# called stays out: it takes 9 MB, and longer to read than it saves. Without a display there is no start, so no cache; the app works all
# the same.
train() { # <jdk> <folder of the jars in the image>
    local app=$out/hearth/$2 data cache use dump launcher
    if (($(feature_of "$1") >= 25)); then
        cache=hearth.aot use=-XX:AOTCache
        dump="-XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTCacheOutput"
    else
        cache=hearth.jsa use=-XX:SharedArchiveFile
        dump=-XX:ArchiveClassesAtExit
    fi
    data=$(mktemp -d)
    JAVA_TOOL_OPTIONS=$dump=$place/$2/$cache screen "${at_place[@]}" "$root/packaging/common/practise" "$place/bin/hearth" "$data" \
        > "$out/practise.log" 2>&1 || true
    rm -rf "$data"
    if [[ -s $app/$cache ]]; then
        for launcher in "$app"/*.cfg; do
            sed -i.old "s|^\[JavaOptions\]|&\njava-options=$use=\$APPDIR/$cache|" "$launcher" && rm "$launcher.old"
        done
        [[ $cache != *.aot ]] || find "$out/hearth" -name classes.jsa -delete # all of it is in the other one
    else
        echo "build: no cache of classes, so that the start takes longer: see $out/practise.log" >&2
    fi
    touch_all "$out/hearth"
}

# Runs a command with a display: the one there is, or one that nobody sees.
screen() {
    if [[ -n ${DISPLAY:-} || $(uname) == Darwin ]]; then "$@"; elif command -v xvfb-run >/dev/null; then xvfb-run -a "$@"; else
        echo "There is no display, and no xvfb-run."
        return 1
    fi
}
