#!/bin/sh
# The Debian package tried in a clean minimal Debian 12: packaging/try_deb.sh DEB FOLDER
# Needs root, debootstrap and Debian's packages. FOLDER keeps the fresh tree for the next time. Nothing but what the
# package declares is installed before it starts; Xvfb and xdotool come from outside of it, as a screen does.
set -eu
deb=$(readlink -f "$1")
folder=$(mkdir -p "$2" && readlink -f "$2")
here=$(dirname "$(readlink -f "$0")")
tree=$folder/tree

say() { printf '\n== %s\n' "$*"; }
within() { chroot "$tree" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }

leave() {
    [ -z "${screen:-}" ] || kill "$screen" 2> /dev/null || true
    for place in tmp/.X11-unix dev proc; do
        mountpoint -q "$tree/$place" && umount "$tree/$place"
    done
}
trap leave EXIT INT TERM

if [ ! -f "$folder/fresh.tgz" ]; then
    say "A fresh minimal Debian 12"
    # without MIRROR debootstrap takes its own
    debootstrap --variant=minbase bookworm "$folder/fresh" ${MIRROR:-} > "$folder/debootstrap.log"
    tar -C "$folder/fresh" -czf "$folder/fresh.tgz" .
    rm -rf "$folder/fresh"
fi
rm -rf "$tree"
mkdir "$tree"
tar -C "$tree" -xzf "$folder/fresh.tgz"
mount -t proc proc "$tree/proc"
mount --bind /dev "$tree/dev"

say "Installing the package and what it declares"
cp "$deb" "$tree/srv/rolodex.deb"
within apt-get update -q > "$folder/apt.log"
within DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends /srv/rolodex.deb >> "$folder/apt.log" 2>&1
within rolodex --version
within LANG=es_ES.UTF-8 rolodex --help | grep '^Uso:'

say "Every library is found"
missing=$(within sh -c 'cd /usr/lib/rolodex/_internal && find . -name "*.so*" -type f |
    LD_LIBRARY_PATH=.:numpy.libs:scipy.libs:pillow.libs xargs -n 1 ldd 2> /dev/null' | grep "not found" | sort -u || true)
[ -z "$missing" ] || { echo "$missing"; exit 1; }
echo "yes"

say "The tour"
mkdir -p "$tree/srv/tour"
python3 "$here/installed_tour.py" "$tree"

say "What the desktop is told"
if command -v desktop-file-validate > /dev/null; then
    desktop-file-validate "$tree/usr/share/applications/rolodex.desktop"
fi
if command -v appstreamcli > /dev/null; then
    appstreamcli validate-tree --no-net "$tree/usr"
fi

say "The window, from the start until it stands on the screen (s)"
mkdir -p "$tree/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$tree/tmp/.X11-unix"
Xvfb :97 -screen 0 1400x900x24 -nolisten tcp -noreset > /dev/null 2>&1 &
screen=$!
late=0
python3 "$here/started.py" "$tree" :97 || late=1

say "Removed, it leaves nothing but the user's own files"
within dpkg --purge rolodex >> "$folder/apt.log"
left=$(within find /etc /usr /var /opt -iname '*rolodex*')
[ -z "$left" ] || { echo "$left"; exit 1; }
echo "yes"
exit "$late"
