// Where an organisation is: `UBND huyện` alone does not tell, the article around it may. Tested by
// tests/people_test.cc.
#ifndef SULIEU_PIPELINE_PEOPLE_ORGANISATION_H_
#define SULIEU_PIPELINE_PEOPLE_ORGANISATION_H_

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/places/gazetteer.h"

namespace sulieu {

// What an article says of places: FindPlaces, as stored.
struct ArticlePlace {
  UnitIndex unit = kNoUnit;
  std::string basis;
};

struct OrganisationPlace {
  std::string_view level;  // `central`, `province`, `district`, `commune`; empty when its words do not say
  UnitIndex unit = kNoUnit;
  std::string_view basis;  // `own words`, `title`, `publisher`, `url`, `byline`, `text`
};

// By its own words; else the one unit of its level that the title names, or the publisher, the host, the
// byline, or the text. Where the first of these names several, the place stays open. `published` is ISO or
// empty.
OrganisationPlace LocateOrganisation(const Gazetteer& gazetteer, std::string_view organisation, bool central,
                                     const std::vector<ArticlePlace>& places, std::string_view published);

// The province in the brackets that stand right behind a name, or behind `đoàn`: `ĐB Nguyễn Văn A (Quảng
// Ninh)`, `…, đoàn Hà Nội`. kNoUnit for none, and where it is not clear which.
UnitIndex ProvinceBehind(const Gazetteer& gazetteer, std::string_view behind, std::string_view published);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_PEOPLE_ORGANISATION_H_
