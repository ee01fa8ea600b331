// Whether what was read as the name of an official is one: behind a post also stand countries, clubs, banks
// (`Chủ tịch Atletico Madrid`) and the rest of the post itself (`Trưởng khoa Bỏng`). Such a fact stays as it
// is, but is no person's. Tested by tests/people_test.cc.
#ifndef SULIEU_PIPELINE_PEOPLE_PERSON_NAME_H_
#define SULIEU_PIPELINE_PEOPLE_PERSON_NAME_H_

#include <string_view>
#include <vector>

#include "pipeline/people/organisation.h"

namespace sulieu {

// `name` folded for lookup; `places` are those of its article: `Đồng Tâm` where that names the commune.
bool NamesPerson(const Gazetteer& gazetteer, std::string_view name, const std::vector<ArticlePlace>& places);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_PEOPLE_PERSON_NAME_H_
