# The .deb, out of the tree. Sourced by build.sh. It has no maintainer scripts: what menus, icons, manuals and links need is done by the
# triggers of the packages that read them, and nothing of a person's is touched.
make_deb() { # <Debian's name of the architecture>
    local package=$out/debian/hearth file=$out/hearth_${version}_$1.deb depends # the folder is the one that dpkg-shlibdeps wants
    command -v dpkg-shlibdeps >/dev/null || die "the .deb needs dpkg-dev"
    rm -rf "$out/debian"
    mkdir -p "$package/DEBIAN"
    cp -a "$out/tree/." "$package/"
    depends=$(debian_depends)
    sed -e "s/@VERSION@/$version/; s/@ARCHITECTURE@/$1/; s/@DEPENDS@/$depends/" \
        -e "s/@SIZE@/$(du -sk --apparent-size --exclude=DEBIAN "$package" | cut -f1)/" "$here/control" > "$package/DEBIAN/control"
    (cd "$package" && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | sort -z | xargs -0 md5sum) > "$package/DEBIAN/md5sums"
    SOURCE_DATE_EPOCH=$(commit_time) dpkg-deb --root-owner-group -Zxz -b "$package" "$file" >/dev/null
    echo "build: $file"
}

# The packages of the libraries that the programs are linked against.
debian_depends() {
    local programs
    printf 'Source: hearth\n\nPackage: hearth\nArchitecture: any\n' > "$out/debian/control"
    mapfile -t programs < <(cd "$out" && find debian/hearth/opt -name '*.so' -o -path '*/bin/*' -type f)
    (cd "$out" && dpkg-shlibdeps -O -ldebian/hearth/opt/hearth/lib/runtime/lib -ldebian/hearth/opt/hearth/lib/runtime/lib/server \
        "${programs[@]/#/-e}" 2> "$out/shlibdeps.log") | sed 's/^shlibs:Depends=//' || die "see $out/shlibdeps.log"
}
