#include "pipeline/cli/kinds.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/cli/suggest.h"
#include "pipeline/store/queries.h"

namespace sulieu {

bool IsKind(const std::string& name) {
  const auto kinds = Kinds();
  return std::find(kinds.begin(), kinds.end(), name) != kinds.end();
}

Status CheckKind(const std::string& name) {
  if (IsKind(name)) return {};
  return Fail(ErrorCode::kUsage, fmt::format("`{}` is no kind of fact{}", name, Suggest(name, Kinds())));
}

Status CheckKindIfAny(const std::string& name) { return name.empty() ? Status() : CheckKind(name); }

}  // namespace sulieu
