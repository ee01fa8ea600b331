// What `sulieu --version` says. Tested by tests/completions_test.cc.
#ifndef SULIEU_PIPELINE_CLI_VERSION_H_
#define SULIEU_PIPELINE_CLI_VERSION_H_

#include <string>

namespace sulieu {

// `sulieu 0.1.0`; verbose also schema, rules, compiler and the libraries, as they run.
std::string VersionText(bool verbose);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_CLI_VERSION_H_
