#include "pipeline/cli/version.h"

#include <archive.h>
#include <fmt/format.h>
#include <openssl/crypto.h>
#include <simdjson.h>
#include <sqlite3.h>
#include <toml++/toml.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>
#include <zlib.h>

#include <CLI/Version.hpp>
#include <nlohmann/json_fwd.hpp>

#include "pipeline/cli/commands.h"
#include "pipeline/pipeline.h"
#include "pipeline/store/schema.h"

namespace sulieu {
namespace {

std::string IcuVersion() {
  UVersionInfo version = {};
  u_getVersion(version);
  char text[U_MAX_VERSION_STRING_LENGTH] = {};
  u_versionToString(version, text);
  return text;
}

std::string UnicodeVersion() {
  UVersionInfo version = {};
  u_getUnicodeVersion(version);
  char text[U_MAX_VERSION_STRING_LENGTH] = {};
  u_versionToString(version, text);
  return text;
}

// RE2 numbers no release; the file of the library it was built with tells it.
constexpr const char* kRe2 = SULIEU_RE2_LIBRARY;

std::string Rules() {
  const auto pipeline = LoadPipeline("");
  return pipeline ? (*pipeline)->rules_digest() : pipeline.error().message;
}

}  // namespace

std::string VersionText(bool verbose) {
  std::string text = "sulieu " SULIEU_VERSION;
  if (!verbose) return text;
  const auto line = [&](const char* name, const std::string& value) {
    text += fmt::format("\n{:11} {}", name, value);
  };
  line("schema", fmt::format("version {}", EmbeddedSchema().size()));
  line("rules", Rules());
  line("compiler", __VERSION__);
  line("ICU", fmt::format("{}, Unicode {}", IcuVersion(), UnicodeVersion()));
  line("RE2", kRe2);
  line("SQLite", fmt::format("{} ({})", sqlite3_libversion(), sqlite3_sourceid()));
  line("simdjson", fmt::format("{}.{}.{}", static_cast<int>(simdjson::SIMDJSON_VERSION_MAJOR),
                               static_cast<int>(simdjson::SIMDJSON_VERSION_MINOR),
                               static_cast<int>(simdjson::SIMDJSON_VERSION_REVISION)));
  line("OpenSSL", OpenSSL_version(OPENSSL_VERSION));
  line("libarchive", archive_version_details());
  line("zlib", zlibVersion());
  line("fmt", fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100));
  line("JSON", fmt::format("nlohmann {}.{}.{}", NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR,
                           NLOHMANN_JSON_VERSION_PATCH));
  line("toml++", fmt::format("{}.{}.{}", TOML_LIB_MAJOR, TOML_LIB_MINOR, TOML_LIB_PATCH));
  line("CLI11", CLI11_VERSION);
  line("allocator", SULIEU_ALLOCATOR);
  line("Parquet", "not built in");
  return text;
}

}  // namespace sulieu
