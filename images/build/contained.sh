#!/bin/sh
# contained.sh CACHE COMMAND…: runs COMMAND, as PID 1 of namespaces of its own (see contained.ts), so that it writes only into CACHE.
# The container tools keep small caches of their own in /var/lib and /var/cache whatever they are told: an overlay swallows these.
set -eu
# Images must not depend on who builds them; pods read these files as another user.
umask 022
CACHE=$1
shift

mkdir -p "$CACHE/buildah/swallow" "$CACHE/buildah/tmp"
mount -t tmpfs swallow "$CACHE/buildah/swallow"
for dir in /var/lib /var/cache; do
  # An overlay would hide a cache folder that is inside.
  case $CACHE/ in "$dir"/*) continue ;; esac
  layer=$CACHE/buildah/swallow/$(basename "$dir")
  mkdir -p "$layer/upper" "$layer/work"
  mount -t overlay -o "lowerdir=$dir,upperdir=$layer/upper,workdir=$layer/work" swallow "$dir"
done

cat >"$CACHE/buildah/containers.conf" <<CONF
[network]
network_backend = "cni"
network_config_dir = "$CACHE/buildah/cni"
CONF
export CONTAINERS_CONF="$CACHE/buildah/containers.conf" TMPDIR="$CACHE/buildah/tmp"
exec "$@"
