# The .rpm, out of the tree. Sourced by build.sh.
make_rpm() {
    local own
    command -v rpmbuild >/dev/null || die "the .rpm needs rpmbuild"
    rm -rf "$out/rpm"
    own=$(find "$out/tree/opt" -name '*.so' -printf '%f\n' | sed 's/\.so$//' | sort -u | paste -sd'|')
    SOURCE_DATE_EPOCH=$(commit_time) rpmbuild -bb --quiet --define "_topdir $out/rpm" --define "tree $out/tree" \
        --define "version $version" --define "own $own" --define "_build_id_links none" --define "_binary_payload w12T0.zstdio" \
        --define "use_source_date_epoch_as_buildtime 1" --define "_buildhost localhost" "$here/hearth.spec"
    mv "$out"/rpm/RPMS/*/hearth-*.rpm "$out/"
    echo "build: $(echo "$out"/hearth-*.rpm)"
}
