#include "pipeline/isolate/wire.h"

#include <concepts>
#include <cstring>
#include <vector>

namespace sulieu {
namespace {

template <typename T, typename U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

class WireWriter {
 public:
  template <typename... T>
  void All(const T&... values) {
    (Put(values), ...);
  }
  std::string Take() { return std::move(bytes_); }

  void Number(uint64_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }

 private:
  template <typename T>
  void Put(const T& value);

  std::string bytes_;
};

class WireReader {
 public:
  explicit WireReader(std::string_view bytes) : rest_(bytes) {}
  template <typename... T>
  void All(T&... values) {
    (Get(&values), ...);
  }
  // All bytes were read, and none was missing.
  bool IsWhole() const { return !failed_ && rest_.empty(); }
  bool failed() const { return failed_; }

  uint64_t Number() {
    uint64_t value = 0;
    if (rest_.size() < sizeof value) {
      failed_ = true;
      return 0;
    }
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
  }

 private:
  template <typename T>
  void Get(T* value);

  std::string_view rest_;
  bool failed_ = false;
};

// The fields of each struct, for both directions. The bindings are complete on purpose: a field that is added
// to a struct and not here does not compile.
template <typename Wire>
void Fields(Wire& wire, Is<Error> auto& error) {
  auto& [code, message] = error;
  wire.All(code, message);
}

template <typename Wire>
void Fields(Wire& wire, Is<MetadataClaim> auto& claim) {
  auto& [field, value, source, around] = claim;
  wire.All(field, value, source, around);
}

template <typename Wire>
void Fields(Wire& wire, Is<Metadata> auto& metadata) {
  auto& [published, title, publisher, url, byline, encoding] = metadata;
  wire.All(published, title, publisher, url, byline, encoding);
}

template <typename Wire>
void Fields(Wire& wire, Is<Document> auto& document) {
  auto& [name, raw, sha256, format, part, file_sha256, declared, offset, claims, metadata] = document;
  wire.All(name, raw, sha256, format, part, file_sha256, declared, offset, claims, metadata);
}

template <typename Wire>
void Fields(Wire& wire, Is<EncodingDecision> auto& decision) {
  auto& [label, source, confidence, unsure, replaced] = decision;
  wire.All(label, source, confidence, unsure, replaced);
}

template <typename Wire>
void Fields(Wire& wire, Is<LeftOut> auto& part) {
  auto& [span, reason, text] = part;
  wire.All(span.begin, span.end, reason, text);
}

template <typename Wire>
void Fields(Wire& wire, Is<OffsetMap::Edit> auto& edit) {
  auto& [raw, text] = edit;
  wire.All(raw.begin, raw.end, text.begin, text.end);
}

template <typename Wire>
void Fields(Wire& wire, Is<OpenRequest> auto& request) {
  auto& [path, name, avoid] = request;
  wire.All(path, name, avoid);
}

template <typename Wire>
void Fields(Wire& wire, Is<ReadRequest> auto& request) {
  auto& [format, raw, override_label, declared] = request;
  wire.All(format, raw, override_label, declared);
}

template <typename T>
concept Scalar = std::is_arithmetic_v<T> || std::is_enum_v<T>;
static_assert(sizeof(double) == sizeof(uint64_t));

template <typename T>
void WireWriter::Put(const T& value) {
  if constexpr (std::same_as<T, double>) {
    uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    Number(bits);
  } else if constexpr (Scalar<T>) {
    Number(static_cast<uint64_t>(value));
  } else if constexpr (std::same_as<T, std::string>) {
    Number(value.size());
    bytes_ += value;
  } else if constexpr (std::same_as<T, OffsetMap>) {
    Put(value.edits());
  } else if constexpr (requires { typename T::mapped_type; }) {
    Number(value.size());
    for (const auto& [key, mapped] : value) All(key, mapped);
  } else if constexpr (requires { value.size(); }) {
    Number(value.size());
    for (const auto& each : value) Put(each);
  } else {
    Fields(*this, value);
  }
}

template <typename T>
void WireReader::Get(T* value) {
  if constexpr (std::same_as<T, double>) {
    const uint64_t bits = Number();
    std::memcpy(value, &bits, sizeof bits);
  } else if constexpr (Scalar<T>) {
    *value = static_cast<T>(Number());
  } else if constexpr (std::same_as<T, std::string>) {
    const uint64_t size = Number();
    failed_ = failed_ || size > rest_.size();
    if (failed_) return;
    value->assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
  } else if constexpr (std::same_as<T, OffsetMap>) {
    std::vector<OffsetMap::Edit> edits;
    Get(&edits);
    for (const OffsetMap::Edit& edit : edits) value->Add(edit);
  } else if constexpr (requires { typename T::mapped_type; }) {
    for (uint64_t left = Number(); left > 0 && !failed_; --left) {
      typename T::key_type key;
      typename T::mapped_type mapped;
      All(key, mapped);
      value->emplace(std::move(key), std::move(mapped));
    }
  } else if constexpr (requires { value->size(); }) {
    for (uint64_t left = Number(); left > 0 && !failed_; --left) Get(&value->emplace_back());
  } else {
    Fields(*this, *value);
  }
}

template <typename T>
std::string EncodeOne(const T& value) {
  WireWriter writer;
  writer.All(value);
  return writer.Take();
}

template <typename T>
std::optional<T> DecodeOne(std::string_view bytes) {
  WireReader reader(bytes);
  T value;
  reader.All(value);
  return reader.IsWhole() ? std::optional<T>(std::move(value)) : std::nullopt;
}

// What the rest of the program relies on: valid text, edits in order and within it.
bool IsSound(const Reading& reading, size_t raw_size) {
  const std::string& text = reading.normalized.text;
  if (FindInvalidUtf8(text)) return false;
  RawSpan raw;
  TextSpan span;
  for (const OffsetMap::Edit& edit : reading.normalized.map.edits()) {
    if (edit.raw.begin < raw.end || edit.raw.end <= edit.raw.begin || edit.text.begin < span.end ||
        edit.text.end < edit.text.begin)
      return false;
    raw = edit.raw;
    span = edit.text;
  }
  if (raw.end > raw_size || span.end > text.size()) return false;
  for (const LeftOut& part : reading.left_out) {
    if (part.span.end < part.span.begin || part.span.end > raw_size) return false;
  }
  return true;
}

}  // namespace

std::string Encode(const OpenRequest& request) { return EncodeOne(request); }
std::string Encode(const ReadRequest& request) { return EncodeOne(request); }

std::string Encode(const Input& input) {
  WireWriter writer;
  writer.All(input.name, input.skipped, input.document.has_value());
  if (input.document) {
    writer.All(*input.document);
  } else {
    writer.All(input.document.error());
  }
  return writer.Take();
}

std::string Encode(const Result<Reading>& reading) {
  WireWriter writer;
  writer.All(reading.has_value());
  if (reading) {
    auto& [normalized, encoding, left_out, claims] = *reading;
    writer.All(normalized.text, normalized.map, encoding, left_out, claims);
  } else {
    writer.All(reading.error());
  }
  return writer.Take();
}

std::optional<OpenRequest> DecodeOpenRequest(std::string_view bytes) { return DecodeOne<OpenRequest>(bytes); }
std::optional<ReadRequest> DecodeReadRequest(std::string_view bytes) { return DecodeOne<ReadRequest>(bytes); }

std::optional<Input> DecodeInput(std::string_view bytes) {
  WireReader reader(bytes);
  Input input = FailedInput("", {ErrorCode::kInternal, ""});
  bool has_document = false;
  reader.All(input.name, input.skipped, has_document);
  if (has_document) {
    Document document;
    reader.All(document);
    input.document = std::move(document);
  } else {
    reader.All(input.document.error());
  }
  return reader.IsWhole() ? std::optional<Input>(std::move(input)) : std::nullopt;
}

std::optional<Result<Reading>> DecodeReading(std::string_view bytes, size_t raw_size) {
  WireReader reader(bytes);
  bool succeeded = false;
  reader.All(succeeded);
  if (!succeeded) {
    Error error{ErrorCode::kInternal, ""};
    reader.All(error);
    if (!reader.IsWhole()) return std::nullopt;
    return Result<Reading>(tl::unexpected<Error>(std::move(error)));
  }
  Reading reading;
  reader.All(reading.normalized.text, reading.normalized.map, reading.encoding, reading.left_out,
             reading.claims);
  if (!reader.IsWhole() || !IsSound(reading, raw_size)) return std::nullopt;
  return Result<Reading>(std::move(reading));
}

}  // namespace sulieu
