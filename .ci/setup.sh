# Sourced by demo.sh, test.sh and .ci/run: installs what is missing and builds. Says what it does; quick when nothing
# is missing.

# install_packages FILE...: installs the Debian packages the files list, if any is missing.
install_packages() {
  local missing=() package
  for package in $(sed 's/#.*//' "$@"); do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local sudo=''
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Run as root, or install: ${missing[*]}" >&2; return 1; }
    sudo=sudo
  fi
  echo "Installing Debian packages: ${missing[*]}"
  $sudo apt-get -qq update
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null
}

# build PRESET: configures once and builds what has changed.
build() {
  local folder=build
  [ "$1" = release ] || folder=build-$1
  [ -f "$folder/build.ninja" ] || cmake --preset "$1" >/dev/null
  echo "Building ($1) ..."
  cmake --build --preset "$1" >"$folder/build.log" || { cat "$folder/build.log"; return 1; }
}

# fetch_axe: axe-core (MPL-2.0, of that version and digest) for the test of the reports in a browser, which runs without
# it too, by rules of its own. It is no part of the program.
fetch_axe() {
  local axe=build/axe/package/axe.min.js
  command -v npm >/dev/null || { echo 'There is no npm: reports are not checked by axe-core'; return 0; }
  mkdir -p build/axe
  [ -f $axe ] || (cd build/axe && npm pack --silent axe-core@4.14.1 >/dev/null && tar -xzf axe-core-4.14.1.tgz) || return 0
  echo "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c  $axe" | sha256sum --check --quiet
  SULIEU_AXE=$PWD/$axe
  export SULIEU_AXE
}
