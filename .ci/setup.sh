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
