#!/usr/bin/env bash
# Makes the images that deploy/kubernetes names and puts them into a registry: Slipway's by deploy/Dockerfile, on a base
# made of Debian's packages and this machine's JDK; PostgreSQL's of Debian's packages, with what the official image promises.
#
#   src/test/cluster/images.sh REGISTRY TAG    such as 127.0.0.1:15000, without TLS; TAG is that of Slipway's image
#
# Needs root, mmdebstrap, buildah, and the jar (./slipway build). Bases are kept in target/images.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
registry=$1 tag=$2
work=$PWD/target/images
mkdir -p "$work"
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot
storage=(--root "$work/storage" --runroot "$work/run")
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
sources=/etc/apt/sources.list.d/debian.sources
[ -f "$sources" ] || sources=/etc/apt/sources.list

debian() { # FOLDER PACKAGES [HOOK...]
  [ -d "$1" ] && return
  local folder=$1 packages=$2
  shift 2
  mmdebstrap --quiet --variant=minbase --mode=root --include="$packages" --skip=check/qemu \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    "$@" "$suite" "$folder.part" "$sources"
  mv "$folder.part" "$folder"
}

image() { # NAME FOLDER CONFIG...
  local name=$1 folder=$2 container
  shift 2
  container=$(buildah "${storage[@]}" from scratch)
  buildah "${storage[@]}" add --quiet "$container" "$folder" / >/dev/null
  buildah "${storage[@]}" config "$@" "$container"
  buildah "${storage[@]}" commit --quiet --rm "$container" "$name" >/dev/null
}

push() { buildah "${storage[@]}" push --quiet --tls-verify=false "$1" "docker://$registry/$2"; }

jre() {
  [ -d "$work/jre" ] || "$JAVA_HOME/bin/jlink" --strip-debug --no-header-files --no-man-pages --output "$work/jre" \
    --add-modules java.se,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs
}

jre
debian "$work/base.root" python3-minimal,python3-venv,ca-certificates \
  --customize-hook="mkdir -p \"\$1/opt/java\" && cp -r $work/jre \"\$1/opt/java/openjdk\""
image localhost/base "$work/base.root" --env PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin --env LANG=C.UTF-8
buildah "${storage[@]}" bud --quiet --pull-never --build-arg BASE=localhost/base -f deploy/Dockerfile -t localhost/slipway . >/dev/null
push localhost/slipway "slipway:$tag"

debian "$work/postgres.root" postgresql \
  --customize-hook='copy-in src/test/cluster/postgres-entrypoint /usr/local/bin' \
  --customize-hook='chroot "$1" sh -c "groupmod -g 999 postgres; usermod -u 999 -g 999 postgres; ln -s /usr/lib/postgresql/*/bin/* /usr/local/bin/ 2>/dev/null; rm -rf /var/lib/postgresql/*"'
image localhost/postgres "$work/postgres.root" --user 999:999 --entrypoint '["postgres-entrypoint"]' --cmd '' --env LANG=C.UTF-8 \
  --env PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin
push localhost/postgres library/postgres:17
