#include "pipeline/people/link.h"

#include <map>

#include "pipeline/people/name_group.h"

namespace sulieu {
namespace {

constexpr size_t kComparedNamesakes = 40;  // persons of a name; with more, only neighbours are told apart

// What the group found, told of persons by their numbers.
LinkedPeople Tell(NameGroup* group, uint32_t members) {
  LinkedPeople linked;
  std::map<uint32_t, uint32_t> numbers;  // root -> person
  const std::vector<uint32_t> roots = group->Roots();
  for (const uint32_t root : roots) numbers.emplace(root, linked.persons++);
  for (uint32_t i = 0; i < members; ++i) linked.person.push_back(numbers.at(group->Root(i)));
  linked.joins = group->joins();
  for (size_t i = 0; i < roots.size(); ++i) {
    const size_t end = roots.size() > kComparedNamesakes ? std::min(i + 2, roots.size()) : roots.size();
    for (size_t j = i + 1; j < end; ++j) {
      Namesakes judged = group->Judge(roots[i], roots[j]);
      judged.a = numbers.at(judged.a);
      judged.b = numbers.at(judged.b);
      linked.namesakes.push_back(std::move(judged));
    }
  }
  return linked;
}

}  // namespace

LinkedPeople LinkPeople(const LinkInput& input) {
  NameGroup group(input);
  group.Link();
  return Tell(&group, static_cast<uint32_t>(input.appearances.size()));
}

}  // namespace sulieu
