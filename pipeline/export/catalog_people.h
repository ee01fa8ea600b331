// The part of the catalog that is of people, organisations and places (schema/0017_people.sql).
#ifndef SULIEU_PIPELINE_EXPORT_CATALOG_PEOPLE_H_
#define SULIEU_PIPELINE_EXPORT_CATALOG_PEOPLE_H_

#include <vector>

#include "pipeline/export/catalog.h"

namespace sulieu {

// `posts` states facts: it begins with the columns all facts share.
std::vector<ViewInfo> PeopleViews(const std::vector<ColumnInfo>& shared);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXPORT_CATALOG_PEOPLE_H_
