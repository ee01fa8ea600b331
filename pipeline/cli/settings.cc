#include "pipeline/cli/settings.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>

#include "pipeline/cli/suggest.h"
#include "pipeline/read/reader.h"

namespace sulieu {
namespace {

constexpr const char* kBuiltIn = "built in";

struct Known {
  const char *name, *variable, *value;
};
constexpr auto kKnown = std::to_array<Known>({
    {"db", "SULIEU_DB", "sulieu.db"},
    {"rules", "SULIEU_RULES", ""},
    {"jobs", "SULIEU_JOBS", ""},
    {"encoding", "SULIEU_ENCODING", ""},
    {"lang", "SULIEU_LANG", ""},
});

std::string Or(const char* value, const std::string& otherwise) {
  return value && *value ? std::string(value) : otherwise;
}

std::string ConfigurationFile(const Environment& environment) {
  const std::string home = Or(environment("HOME"), ".");
  const std::string folder = Or(environment("XDG_CONFIG_HOME"), home + "/.config");
  return Or(environment("SULIEU_CONFIG"), folder + "/sulieu/config.toml");
}

std::vector<std::string> KnownNames() {
  std::vector<std::string> names;
  for (const Known& known : kKnown) names.emplace_back(known.name);
  return names;
}

Status ReadEntry(const toml::key& key, const toml::node& node, Settings* settings) {
  const std::string place = fmt::format("{}:{}", settings->file, key.source().begin.line);
  const auto setting = std::find_if(settings->all.begin(), settings->all.end(),
                                    [&](const Setting& known) { return known.name == key.str(); });
  if (setting == settings->all.end()) {
    return Fail(ErrorCode::kUsage,
                fmt::format("{}: no setting `{}`{}", place, key.str(), Suggest(key.str(), KnownNames())));
  }
  if (const auto number = node.value_exact<int64_t>()) {
    setting->value = fmt::to_string(*number);
  } else if (const auto text = node.value_exact<std::string>()) {
    setting->value = *text;
  } else {
    return Fail(ErrorCode::kUsage, fmt::format("{}: `{}` must be a string or a number", place, key.str()));
  }
  setting->source = place;
  return {};
}

Status ReadConfiguration(Settings* settings) {
  std::error_code ignored;
  settings->file_exists = std::filesystem::exists(settings->file, ignored);
  if (!settings->file_exists) return {};
  const auto content = ReadWholeFile(settings->file);
  if (!content) {
    return Fail(ErrorCode::kUsage, fmt::format("{}: {}", settings->file, content.error().message));
  }
  try {
    const toml::table table = toml::parse(*content, settings->file);
    for (const auto& [key, node] : table) SULIEU_RETURN_IF_ERROR(ReadEntry(key, node, settings));
  } catch (const toml::parse_error& error) {
    return Fail(ErrorCode::kUsage,
                fmt::format("{}:{}: {}", settings->file, error.source().begin.line, error.description()));
  }
  return {};
}

// Calls `visit` for the program and every command below it.
void ForEachCommand(CLI::App* command, const std::function<void(CLI::App*)>& visit) {
  visit(command);
  for (CLI::App* below : command->get_subcommands([](CLI::App*) { return true; })) {
    ForEachCommand(below, visit);
  }
}

}  // namespace

Result<Settings> ReadSettings(const Environment& environment) {
  Settings settings;
  settings.file = ConfigurationFile(environment);
  for (const Known& known : kKnown) settings.all.push_back({known.name, known.value, kBuiltIn});
  SULIEU_RETURN_IF_ERROR(ReadConfiguration(&settings));
  for (size_t i = 0; i < kKnown.size(); ++i) {
    const char* const value = environment(kKnown[i].variable);
    if (!value || !*value) continue;
    settings.all[i].value = value;
    settings.all[i].source = fmt::format("environment {}", kKnown[i].variable);
  }
  return settings;
}

const std::string& SettingValue(const Settings& settings, std::string_view name) {
  const auto setting = std::find_if(settings.all.begin(), settings.all.end(),
                                    [&](const Setting& known) { return known.name == name; });
  SULIEU_CHECK(setting != settings.all.end());
  return setting->value;
}

Status ApplySettings(const Settings& settings, Command program) {
  Status status;
  ForEachCommand(program.app(), [&](CLI::App* command) {
    for (const Setting& setting : settings.all) {
      CLI::Option* const option = command->get_option_no_throw("--" + setting.name);
      if (!option || setting.source == kBuiltIn || !status) continue;
      try {
        option->default_val(setting.value);
      } catch (const CLI::Error& error) {
        status = Fail(ErrorCode::kUsage, fmt::format("{}: {}", setting.source, error.what()));
      }
    }
  });
  return status;
}

}  // namespace sulieu
