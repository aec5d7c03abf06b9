#!/bin/sh
# An AppImage of dist/rolodex - not yet tried: it needs appimagetool, and a second distribution to run on.
# Before it: make bundle. The libraries of X11 that a bundle leaves to the system, and that few systems have without
# Qt, are taken along here.
set -eu
cd "$(dirname "$0")/../.."
tree=dist/Rolodex.AppDir
rm -rf "$tree"
mkdir -p "$tree/usr/lib" "$tree/usr/bin" "$tree/usr/share/metainfo" "$tree/usr/share/applications" \
    "$tree/usr/share/mime/packages"
cp -a dist/rolodex "$tree/usr/lib/rolodex"
ln -s ../lib/rolodex/rolodex "$tree/usr/bin/rolodex"
.venv/bin/python tools/app_icon.py "$tree/usr" > /dev/null
.venv/bin/python tools/manual.py "$tree/usr" > /dev/null
cp packaging/rolodex.desktop "$tree/"
cp packaging/rolodex.desktop "$tree/usr/share/applications/"
cp packaging/rolodex-mime.xml "$tree/usr/share/mime/packages/rolodex.xml"
cp packaging/io.github.rolodex.rolodex.metainfo.xml "$tree/usr/share/metainfo/"
cp resources/icons/app/rolodex.svg "$tree/"
ln -s rolodex.svg "$tree/.DirIcon"
for library in libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-image.so.0 libxcb-keysyms.so.1 \
    libxcb-render-util.so.0 libxcb-shape.so.0 libxcb-util.so.1 libxcb-xkb.so.1 libxkbcommon-x11.so.0; do
    place=$(/sbin/ldconfig -p | sed -n "s/^\t$library (libc6,x86-64.* => //p" | head -n 1)
    [ -n "$place" ] || { echo "$library is not installed here" >&2; exit 1; }
    cp -L "$place" "$tree/usr/lib/rolodex/_internal/"
done
printf '%s\n' '#!/bin/sh' 'exec "$(dirname "$(readlink -f "$0")")/usr/bin/rolodex" "$@"' > "$tree/AppRun"
chmod +x "$tree/AppRun"
ARCH=x86_64 appimagetool "$tree" dist/Rolodex.AppImage
