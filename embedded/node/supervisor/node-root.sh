#!/bin/sh
# First program of the node's namespaces: gives them a root of their own and stays as their reason to live.
#
# The node sees the machine's programs read-only, and of everything else only what is bound here. So nothing
# in it, be it a container runtime's default path, can write to the machine outside the instance's folder.
#
# usage: node-root.sh ROOT VAR CONFIG BIN    (folders of the machine)
set -eu
root=$1 var=$2 config=$3 bin=$4

mount -t tmpfs -o mode=755 tmpfs "$root"
cd "$root"
mkdir -p dev etc proc run sys tmp usr var souk/bin souk/config souk/sysctl
chmod 1777 tmp

read_only() { mount --rbind "$1" "$2" && mount -o remount,bind,ro "$2"; }
read_only /usr usr
read_only /etc etc
read_only "$bin" souk/bin
read_only "$config" souk/config
for dir in bin sbin lib lib32 lib64 libx32; do
	if [ -L "/$dir" ]; then
		cp -P "/$dir" "$dir"
	elif [ -d "/$dir" ]; then
		mkdir "$dir"
		read_only "/$dir" "$dir"
	fi
done
mount --rbind "$var" var
mount --rbind /dev dev
mount -t proc proc proc
mount -t sysfs sysfs sys
mount --rbind /sys/fs/cgroup sys/fs/cgroup

echo node >proc/sys/kernel/hostname
echo 1 >proc/sys/net/ipv4/ip_forward
# Policies are enforced for IPv4, the only family that pods have addresses of; link-local IPv6 would be a way round.
for file in all default; do
	if [ -d proc/sys/net/ipv6 ]; then echo 1 >"proc/sys/net/ipv6/conf/$file/disable_ipv6"; fi
done

# The kubelet sets these for the whole machine unless they have the value already: it is shown a copy that has.
show() {
	file=souk/sysctl/$(echo "$1" | tr / .)
	echo "$2" >"$file"
	mount --bind "$file" "proc/sys/$1"
}
mount --bind proc/sys proc/sys
show vm/overcommit_memory 1
show vm/panic_on_oom 0
show kernel/panic 10
show kernel/panic_on_oops 1
show kernel/keys/root_maxkeys 1000000
show kernel/keys/root_maxbytes 25000000
mount -o remount,bind,ro proc/sys
# These belong to the network namespace, which is the node's own.
mount --bind proc/sys/net proc/sys/net
mount -o remount,bind,rw proc/sys/net

mkdir machine
pivot_root . machine
cd /
umount -l machine
rmdir machine
# Volumes that the kubelet mounts must appear in containers that run already.
mount --make-rshared /

ip link set lo up
echo 'node: ready'
exec sleep infinity
