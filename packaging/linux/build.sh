#!/usr/bin/env bash
# Builds Hearth's packages for Linux: app-image, portable tar.gz, .deb and .rpm, in packaging/linux/target.
#   packaging/linux/build.sh [app-image] [tar] [deb] [rpm]      all of them unless some are named
# Needs a JDK (17 or newer), binutils, zip and unzip; dpkg-dev and the libraries of GTK 3 for the .deb, rpmbuild for the .rpm; for a
# fast start of what is built, a display or xvfb-run. HEARTH_JDK is the JDK whose runtime is shipped, instead of a Temurin 25, or else
# the one that builds. With HEARTH_BUILT=1 the jars are there already.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
out=$here/target
# shellcheck source=../common/image.sh
. "$root/packaging/common/image.sh"
# shellcheck source=tree.sh
. "$here/tree.sh"
# shellcheck source=tar.sh
. "$here/tar.sh"
# shellcheck source=deb.sh
. "$here/deb.sh"
# shellcheck source=rpm.sh
. "$here/rpm.sh"

case $(uname -m) in
    x86_64) sqlite=x86_64 netty=x86_64 debian=amd64 ;;
    aarch64) sqlite=aarch64 netty=aarch_64 debian=arm64 ;;
    *) die "there is no JavaFX for $(uname -m)" ;;
esac
kinds=${*:-app-image tar deb rpm}
for kind in $kinds; do
    [[ " app-image tar deb rpm " == *" $kind "* ]] || die "there is no package of the kind $kind"
done

[[ -n ${HEARTH_BUILT:-} ]] || (cd "$root" && ./mvnw -q -B -DskipTests -pl app -am package)
version=$(version)
jdk=$(runtime_jdk)
echo "build: Hearth $version on Java $(feature_of "$jdk")"
rm -rf "$out" && mkdir -p "$out"
collect_jars "Linux/$sqlite" "linux-$netty"
make_runtime "$jdk"
find "$out/runtime" "$out/lib" -name '*.so' -exec strip --strip-unneeded {} +
make_image "$jdk" "$root/assets/icon/png/icon-512.png"
if (($(feature_of "$jdk") < 19)); then
    place=/opt/hearth
    # shellcheck disable=SC2016 # they are the inner shell's
    at_place=(unshare -rm sh -c 'mount -t tmpfs none /opt && mkdir /opt/hearth && mount --bind "$0" /opt/hearth && exec "$@"' "$out/hearth")
fi
train "$jdk" lib/app
[[ $kinds != *deb* && $kinds != *rpm* ]] || make_tree
[[ $kinds != *tar* ]] || make_tar
[[ $kinds != *deb* ]] || make_deb "$debian"
[[ $kinds != *rpm* ]] || make_rpm
