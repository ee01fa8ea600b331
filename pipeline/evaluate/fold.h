// The spelling facts are compared in: one tone placement, one form of everyday abbreviations, no quotes, no
// case. The same as `fold` of the project's scoring script, so that both give the same figures. Tested by
// tests/evaluate_test.cc.
#ifndef SULIEU_PIPELINE_EVALUATE_FOLD_H_
#define SULIEU_PIPELINE_EVALUATE_FOLD_H_

#include <string>
#include <string_view>

namespace sulieu {

// `Phó Chủ tịch UBND TP. Huế` -> `phó chủ tịch uỷ ban nhân dân thành phố huế`.
std::string FoldForComparison(std::string_view text);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EVALUATE_FOLD_H_
