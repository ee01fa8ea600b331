#include "pipeline/formats/office/office.h"

#include <pugixml.hpp>
#include <utility>

namespace sulieu {

std::vector<MetadataClaim> OfficeProperties(std::string_view xml) {
  pugi::xml_document document;
  std::vector<MetadataClaim> claims;
  if (!document.load_buffer(xml.data(), xml.size())) return claims;
  const pugi::xml_node office = document.child("office:document-meta").child("office:meta");
  const pugi::xml_node root = office ? office : document.document_element();
  const std::pair<const char*, const char*> kFields[] = {
      {"dc:title", "title"}, {"dc:creator", "byline"}, {"dc:publisher", "publisher"}};
  for (const auto& [name, field] : kFields) {
    const std::string value = root.child(name).child_value();
    if (!value.empty() && value.size() < 1000)
      claims.push_back({field, value, std::string("property ") + name});
  }
  return claims;
}

}  // namespace sulieu
