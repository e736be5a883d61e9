#!/bin/sh
# assemble.sh LISTS OUT: makes OUT/NAME.tar, a root file system (debian) or an addition to it, from each list of Debian packages
# in LISTS. Runs as a hook of mmdebstrap, which supplies an apt with checked signatures ($MMDEBSTRAP_APT_CONFIG).
# Maintainer scripts never run: what they would have done and is needed is done in finish_debian.
set -eu

LISTS=$1
OUT=$2
WORK=$OUT/work

names() { sed -e 's/#.*//' -e 's/:.*//' "$LISTS/$1" | grep -v '^ *$'; }

fetch() {
  mkdir -p "$WORK/debs"
  # One download for all lists: each connection costs more than a package.
  (cd "$WORK/debs" && for list in "$LISTS"/*; do names "$(basename "$list")"; done | sort -u |
    APT_CONFIG=$MMDEBSTRAP_APT_CONFIG xargs apt-get -q -o APT::Sandbox::User=root download)
}

extract() { # LIST ROOT
  mkdir -p "$2/usr/bin" "$2/usr/sbin" "$2/usr/lib" "$2/usr/lib64" "$2/var/lib/dpkg/status.d"
  for dir in bin sbin lib lib64; do ln -s "usr/$dir" "$2/$dir"; done
  sed -e 's/#.*//' "$LISTS/$1" | grep -v '^ *$' | while IFS=: read -r package paths; do
    deb=$(echo "$WORK/debs/${package}"_*.deb)
    # Where image scanners look for packages that were unpacked without dpkg.
    dpkg-deb --field "$deb" >"$2/var/lib/dpkg/status.d/$package"
    # shellcheck disable=SC2086 # a list of paths
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$2" --keep-directory-symlink $(for path in $paths; do echo "./$path"; done)
  done
}

strip() { # ROOT
  cd "$1"
  rm -rf usr/share/doc usr/share/man usr/share/locale usr/share/info usr/share/lintian usr/share/bug usr/share/doc-base \
    usr/share/bash-completion usr/share/zoneinfo/right usr/share/zoneinfo/posix usr/share/pam* usr/lib/*-linux-gnu/gconv \
    etc/cron.* etc/logrotate.d etc/update-motd.d etc/init.d etc/ufw etc/systemd usr/lib/systemd usr/lib/tmpfiles.d \
    usr/lib/postgresql/*/lib/bitcode usr/lib/postgresql/*/lib/llvmjit* usr/lib/postgresql/*/lib/pgxs usr/share/postgresql/*/man \
    usr/share/gcc usr/share/gdb usr/share/postgresql-common usr/share/initramfs-tools usr/share/apport usr/share/perl5
  cd - >/dev/null
}

finish_debian() { # ROOT
  cp "$1/usr/share/base-passwd/passwd.master" "$1/etc/passwd"
  cp "$1/usr/share/base-passwd/group.master" "$1/etc/group"
  echo 'souk:x:10001:10001:souk:/tmp:/usr/sbin/nologin' >>"$1/etc/passwd"
  echo 'souk:x:10001:' >>"$1/etc/group"
  cp "$1/usr/share/libc-bin/nsswitch.conf" "$1/etc/nsswitch.conf"
  mkdir -p "$1/etc/ssl/certs" "$1/tmp" "$1/run" "$1/proc" "$1/sys" "$1/dev"
  chmod 1777 "$1/tmp"
  rm -rf "$1/var/run" "$1/var/lock"
  ln -s /run "$1/var/run"
  ln -s /run/lock "$1/var/lock"
  cat "$1"/usr/share/ca-certificates/mozilla/*.crt >"$1/etc/ssl/certs/ca-certificates.crt"
  rm -rf "$1/usr/share/ca-certificates"
  ln -sf /usr/share/zoneinfo/Etc/UTC "$1/etc/localtime"
  [ -e "$1/bin/sh" ] || ln -s dash "$1/bin/sh"
}

# The dynamic loader of the image itself must find every library of every program, or the list lacks a package.
check_libraries() { # ROOT
  missing=$(cd "$1" && find usr -type f \( -perm -100 -o -name '*.so*' \) | while read -r file; do
    chroot . /lib64/ld-linux-x86-64.so.2 --list "/$file" 2>/dev/null | sed -n "s|^[[:space:]]*\(.*\) => not found|$file needs \1|p"
  done)
  [ -z "$missing" ] || { echo "A library is missing; add its package to the list:"; echo "$missing"; exit 1; } >&2
}

fetch
mkdir -p "$WORK/debian"
extract debian "$WORK/debian"
strip "$WORK/debian"
finish_debian "$WORK/debian"
for list in "$LISTS"/*; do
  name=$(basename "$list")
  all=$WORK/all-$name
  cp -a "$WORK/debian" "$all"
  if [ "$name" != debian ]; then
    mkdir -p "$WORK/$name"
    extract "$name" "$WORK/$name"
    strip "$WORK/$name"
    cp -a "$WORK/$name/." "$all/"
  fi
  check_libraries "$all"
  chroot "$all" /sbin/ldconfig
  mkdir -p "$WORK/$name/etc"
  cp "$all/etc/ld.so.cache" "$WORK/$name/etc/"
  # One time for all files, so that an unchanged list yields an unchanged layer.
  tar -c -C "$WORK/$name" --sort=name --mtime='2025-01-01 00:00Z' --numeric-owner --owner=0 --group=0 -f "$OUT/$name.tar" .
done
rm -rf "$WORK"
