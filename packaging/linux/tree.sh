# The files of the .deb and the .rpm as they are installed, in $out/tree. Sourced by build.sh.
make_tree() {
    local tree=$out/tree id=chat.hearth.Hearth program size
    rm -rf "$tree"
    mkdir -p "$tree/opt" "$tree/usr/bin"
    cp -a "$out/hearth" "$tree/opt/hearth"
    for program in hearth hearth-host; do
        command_for "$program" > "$tree/usr/bin/$program"
        chmod 755 "$tree/usr/bin/$program"
        install -Dm644 "$here/$program.1" "$tree/usr/share/man/man1/$program.1"
        gzip -9n "$tree/usr/share/man/man1/$program.1"
    done
    install -Dm644 "$here/$id.desktop" "$tree/usr/share/applications/$id.desktop"
    install -Dm644 "$here/$id.metainfo.xml" "$tree/usr/share/metainfo/$id.metainfo.xml"
    sed -i "s/@VERSION@/$version/; s/@DATE@/$(git -C "$root" log -1 --format=%cs)/" "$tree/usr/share/metainfo/$id.metainfo.xml"
    install -Dm644 "$here/hearth-host.service" "$tree/usr/lib/systemd/user/hearth-host.service"
    mkdir -p "$tree/usr/share/doc/hearth"
    copyright > "$tree/usr/share/doc/hearth/copyright"
    for size in 16 24 32 48 64 128 256 512; do
        install -Dm644 "$root/assets/icon/png/icon-$size.png" "$tree/usr/share/icons/hicolor/${size}x$size/apps/$id.png"
    done
    install -Dm644 "$root/assets/icon/hearth.svg" "$tree/usr/share/icons/hicolor/scalable/apps/$id.svg"
    touch_all "$tree/usr"
}

# The command that starts a program. jpackage's launcher would do the same, but it asks rpm and dpkg before each start to whom it
# belongs, which takes longer than all else before the app's own first line.
command_for() { # <program>
    local settings=$out/hearth/lib/app/$1.cfg
    {
        printf '#!/bin/sh\nexec /opt/hearth/lib/runtime/bin/java \\\n'
        sed -n 's|^java-options=\(.*\)|    "\1" \\|p' "$settings"
        printf '    -cp %s \\\n    %s "$@"\n' "$(sed -n 's/^app\.classpath=//p' "$settings" | paste -sd:)" \
            "$(sed -n 's/^app\.mainclass=//p' "$settings")"
    } | sed 's|\$APPDIR|/opt/hearth/lib/app|g'
}

# Whose work is in the packages, in Debian's form: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
copyright() {
    local place=/opt/hearth/lib/app/licences
    printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: Hearth\n'
    printf '\nFiles: *\nCopyright: the people who made Hearth\nLicense: Apache-2.0\n'
    awk -F '\t' '!/^#/ {
        files = $1 == "runtime" ? "opt/hearth/lib/runtime/*" : $1 ~ /^\// ? "opt/hearth/lib/app/*.jar" : "opt/hearth/lib/app/" $1 "*"
        printf "\nFiles: %s\nCopyright: %s\nLicense: %s\nComment: %s, %s\n", files, $4 == "" ? "none, in the public domain" : $4, $3, $2, $5
    }' "$root/assets/licences/third-party.tsv"
    awk -F '\t' '!/^#/ { print $3 }' "$root/assets/licences/third-party.tsv" | sort -u | sed "s|.*|\nLicense: &\n Its text is in $place.|"
}
