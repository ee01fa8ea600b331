// Names of administrative units in a text: what each may mean, given the type before it (`huyện Lệ Thủy`) and
// the province behind it (`Lệ Thủy, Quảng Bình`). Tested by tests/places_test.cc.
#ifndef SULIEU_PIPELINE_PLACES_UNIT_NAMES_H_
#define SULIEU_PIPELINE_PLACES_UNIT_NAMES_H_

#include <string_view>
#include <vector>

#include "pipeline/base/span.h"
#include "pipeline/places/gazetteer.h"

namespace sulieu {

struct UnitName {
  TextSpan span;                 // of the name, without its type
  std::vector<UnitIndex> units;  // never empty
};

// In the order of the text. A name without a type counts where it is that of a province or provincial city,
// or where the province follows; not within the name of a person or street.
std::vector<UnitName> FindUnitNames(const Gazetteer& gazetteer, std::string_view text);

// The one unit that is meant: of those that were there on the date (ISO; unknown when empty), else of those
// nearest in time; and among several of a name the one that lies in a unit of `context`. kNoUnit when that
// leaves more than one.
UnitIndex ChooseUnit(const Gazetteer& gazetteer, std::vector<UnitIndex> units, std::string_view date,
                     const std::vector<UnitIndex>& context);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_PLACES_UNIT_NAMES_H_
