#include "pipeline/store/reprint_rows.h"

#include <algorithm>
#include <utility>

namespace sulieu {
namespace {

// Reads what FindReprints asks for, one document at a time.
class Sketches {
 public:
  static Result<Sketches> Open(const Database& database) {
    Sketches sketches(database);
    auto sketch = database.Prepare("SELECT hashes FROM sketches WHERE document = ?");
    SULIEU_RETURN_IF_ERROR(sketch);
    sketches.sketch_ = std::move(*sketch);
    auto one = database.Prepare(
        "SELECT d.document, coalesce(d.published, ''), length(CAST(d.text AS BLOB)), s.names_source, "
        "s.hashes "
        "FROM sketches AS s JOIN documents_imported AS d ON d.id = s.document WHERE s.document = ?");
    SULIEU_RETURN_IF_ERROR(one);
    sketches.one_ = std::move(*one);
    auto text = database.Prepare("SELECT text FROM documents_imported WHERE id = ?");
    SULIEU_RETURN_IF_ERROR(text);
    sketches.text_ = std::move(*text);
    SULIEU_RETURN_IF_ERROR(sketches.NumberDocuments());
    return sketches;
  }

  SketchReader Reader() {
    return {static_cast<uint32_t>(ids_.size()), [this](const SketchReader::Use& use) { return ForEach(use); },
            [this](uint32_t document) { return ReadSketch(ids_[document]); },
            [this](uint32_t document) { return Read(ids_[document]); },
            [this](int64_t id) { return ReadFigures(id); }};
  }

 private:
  explicit Sketches(const Database& database) : database_(database) {}

  // The index over the paths gives their order without the documents.
  Status NumberDocuments() {
    auto rows = database_.Prepare(
        "SELECT id FROM documents_imported AS d WHERE EXISTS (SELECT 1 FROM sketches WHERE document = d.id) "
        "ORDER BY d.document");
    SULIEU_RETURN_IF_ERROR(rows);
    for (;;) {
      const auto row = rows->Step();
      SULIEU_RETURN_IF_ERROR(row);
      if (!*row) return {};
      ids_.push_back(rows->Integer(0));
    }
  }

  Status ForEach(const SketchReader::Use& use) const {
    std::vector<uint32_t> by_id(ids_.size());
    for (uint32_t i = 0; i < by_id.size(); ++i) by_id[i] = i;
    std::sort(by_id.begin(), by_id.end(), [&](uint32_t a, uint32_t b) { return ids_[a] < ids_[b]; });
    auto rows = database_.Prepare("SELECT document, hashes FROM sketches ORDER BY document");
    SULIEU_RETURN_IF_ERROR(rows);
    for (size_t at = 0; at < by_id.size();) {
      const auto row = rows->Step();
      SULIEU_RETURN_IF_ERROR(row);
      if (!*row) return {};
      if (rows->Integer(0) != ids_[by_id[at]]) continue;  // damage, which verify finds by the keys
      SULIEU_RETURN_IF_ERROR(use(by_id[at++], DecodeSketch(rows->Blob(1))));
    }
    return {};
  }

  // What `read` makes of the row of a document.
  template <typename Read>
  static auto ReadRow(Statement* select, int64_t id, Read read) -> Result<decltype(read(*select))> {
    select->Bind(1, id);
    const auto row = select->Step();
    SULIEU_RETURN_IF_ERROR(row);
    auto made = read(*select);
    select->Reset();
    return made;
  }

  Result<Sketch> ReadSketch(int64_t id) {
    return ReadRow(&sketch_, id, [](const Statement& row) { return DecodeSketch(row.Blob(0)); });
  }

  Result<SketchedDocument> Read(int64_t id) {
    return ReadRow(&one_, id, [&](const Statement& row) {
      return SketchedDocument{id,
                              std::string(row.Text(0)),
                              std::string(row.Text(1)),
                              static_cast<uint64_t>(row.Integer(2)),
                              row.Integer(3) != 0,
                              DecodeSketch(row.Blob(4))};
    });
  }

  Result<Figures> ReadFigures(int64_t id) {
    return ReadRow(&text_, id, [](const Statement& row) { return FiguresOf(row.Text(0)); });
  }

  const Database& database_;
  Statement sketch_, one_, text_;
  std::vector<int64_t> ids_;  // in the order of the paths
};

}  // namespace

Result<std::vector<Reprint>> ComputeReprints(const Database& database) {
  auto sketches = Sketches::Open(database);
  SULIEU_RETURN_IF_ERROR(sketches);
  return FindReprints(sketches->Reader());
}

Status UpdateReprints(const Database& database) {
  const auto reprints = ComputeReprints(database);
  SULIEU_RETURN_IF_ERROR(reprints);
  SULIEU_RETURN_IF_ERROR(database.Execute("DELETE FROM reprints"));
  auto insert =
      database.Prepare("INSERT INTO reprints (document, origin, containment, reason) VALUES (?, ?, ?, ?)");
  SULIEU_RETURN_IF_ERROR(insert);
  for (const Reprint& reprint : *reprints)
    SULIEU_RETURN_IF_ERROR(insert->Run({reprint.id, reprint.origin, reprint.containment, reprint.reason}));
  return {};
}

Result<Origins> ReadOrigins(const Database& database) {
  Origins origins;
  SULIEU_RETURN_IF_ERROR(
      ForEachRow(database, "SELECT document, origin FROM reprints",
                 [&](const Statement& row) { origins.emplace(row.Integer(0), row.Integer(1)); }));
  return origins;
}

}  // namespace sulieu
