# The portable archive: unpack it anywhere, no rights needed. Sourced by build.sh.
make_tar() {
    local portable
    portable=hearth-$version-linux-$(uname -m)
    rm -rf "${out:?}/$portable"
    cp -a "$out/hearth" "$out/$portable"
    if [[ $place != "$out/hearth" ]]; then # the cache of classes is of use there only
        rm -f "$out/$portable"/lib/app/hearth.jsa
        sed -i '/SharedArchiveFile/d' "$out/$portable"/lib/app/*.cfg
        touch_all "$out/$portable/lib/app"
    fi
    install -m755 "$here/hearth-portable" "$out/$portable/hearth-portable"
    install -m644 "$root/LICENSE" "$out/$portable/LICENSE"
    touch_all "$out/$portable/hearth-portable" "$out/$portable/LICENSE"
    tar --sort=name --owner=0 --group=0 --numeric-owner -C "$out" -c "$portable" | gzip -9n > "$out/$portable.tar.gz"
    rm -rf "${out:?}/$portable"
    echo "build: $out/$portable.tar.gz"
}
