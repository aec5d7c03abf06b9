#!/bin/sh
# An AppImage of dist/rolodex - not yet tried: it needs appimagetool, and a second distribution to run on.
# The libraries of X11 that a bundle leaves to the system are taken along here.
set -eu
cd "$(dirname "$0")/../.."
tree=dist/Rolodex.AppDir
rm -rf "$tree"
mkdir -p "$tree/usr/lib" "$tree/usr/bin" "$tree/usr/share/metainfo"
cp -a dist/rolodex "$tree/usr/lib/rolodex"
ln -s ../lib/rolodex/rolodex "$tree/usr/bin/rolodex"
.venv/bin/python tools/app_icon.py "$tree/usr" > /dev/null
.venv/bin/python tools/manual.py "$tree/usr" > /dev/null
cp packaging/rolodex.desktop "$tree/rolodex.desktop"
cp packaging/io.github.rolodex.rolodex.metainfo.xml "$tree/usr/share/metainfo/"
cp resources/icons/app/rolodex.svg "$tree/rolodex.svg"
for library in libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-image.so.0 libxcb-keysyms.so.1 \
    libxcb-render-util.so.0 libxcb-util.so.1 libxcb-xkb.so.1 libxkbcommon-x11.so.0; do
    cp -L "$(ldconfig -p | sed -n "s/.*$library.* => //p" | head -n 1)" "$tree/usr/lib/rolodex/_internal/"
done
printf '%s\n' '#!/bin/sh' 'exec "$(dirname "$(readlink -f "$0")")/usr/bin/rolodex" "$@"' > "$tree/AppRun"
chmod +x "$tree/AppRun"
appimagetool "$tree" dist/Rolodex.AppImage
