#!/bin/sh
# run-image.sh ROOT COMMAND…: runs COMMAND of an unpacked image much as a pod would: pid and mount namespaces of its own, uid 10001,
# /tmp the only place to write. Its standard output goes to ROOT/tmp/output, which it may open anew by /dev/stdout as in a pod.
set -eu
root=$1
shift
rm -rf "$root/tmp"
mkdir "$root/tmp"
chmod 1777 "$root/tmp"
# shellcheck disable=SC2016 # expanded by the inner shells
exec setpriv --pdeathsig KILL unshare --mount --propagation private --pid --fork --kill-child -- sh -c '
  mount --rbind /dev "$0/dev"
  mount -t proc proc "$0/proc"
  # Not exec: a change of user would make PID 1 outlive its parent.
  chroot --userspec=10001:10001 "$0" /bin/sh -c '\''exec "$@" >/tmp/output'\'' sh "$@"
  exit $?' "$root" "$@"
