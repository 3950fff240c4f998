# The files of the .deb and the .rpm as they are installed, in $out/tree. Sourced by build.sh.
make_tree() {
    local tree=$out/tree id=chat.hearth.Hearth program size
    rm -rf "$tree"
    mkdir -p "$tree/opt" "$tree/usr/bin"
    cp -a "$out/hearth" "$tree/opt/hearth"
    for program in hearth hearth-host; do
        ln -s "../../opt/hearth/bin/$program" "$tree/usr/bin/$program"
        install -Dm644 "$here/$program.1" "$tree/usr/share/man/man1/$program.1"
        gzip -9n "$tree/usr/share/man/man1/$program.1"
    done
    install -Dm644 "$here/$id.desktop" "$tree/usr/share/applications/$id.desktop"
    install -Dm644 "$here/$id.metainfo.xml" "$tree/usr/share/metainfo/$id.metainfo.xml"
    sed -i "s/@VERSION@/$version/; s/@DATE@/$(git -C "$root" log -1 --format=%cs)/" "$tree/usr/share/metainfo/$id.metainfo.xml"
    install -Dm644 "$here/hearth-host.service" "$tree/usr/lib/systemd/user/hearth-host.service"
    install -Dm644 "$root/LICENSE" "$tree/usr/share/doc/hearth/copyright"
    for size in 16 24 32 48 64 128 256 512; do
        install -Dm644 "$root/assets/icon/png/icon-$size.png" "$tree/usr/share/icons/hicolor/${size}x$size/apps/$id.png"
    done
    install -Dm644 "$root/assets/icon/hearth.svg" "$tree/usr/share/icons/hicolor/scalable/apps/$id.svg"
    touch_all "$tree/usr"
}
