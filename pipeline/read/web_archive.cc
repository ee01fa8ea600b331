// WARC and WARC.gz: a reader of our own on zlib, since libarchive's loses records. Compressed files are read
// member by member; every record keeps the offset where it begins in the file (of its gzip member when
// compressed). Pages come from response and resource records, HTTP chunks and compression undone; every other
// record is accounted for as skipped. A record whose bytes do not have the digest it states is flagged, and
// its page kept. Tested by tests/web_archive_test.cc.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <unordered_set>
#include <vector>

#include "pipeline/normalize/normalize.h"
#include "pipeline/read/http_body.h"
#include "pipeline/read/inflate.h"
#include "pipeline/read/reader.h"
#include "pipeline/read/warc_digest.h"

namespace sulieu {
namespace {

constexpr size_t kMaxHeader = 1 << 20;

// The fields of a record.
struct Record {
  HeaderFields fields;
  std::string block;
  uint64_t offset = 0;
  bool oversize = false;  // the block was too large to be kept

  std::string_view type() const { return fields.Get("warc-type"); }
};

class WebArchiveReader : public Reader {
 public:
  explicit WebArchiveReader(Source source)
      : name_(std::move(source.name)),
        depth_(source.depth),
        expansion_(std::make_shared<Expansion>(std::move(source.around))),
        bytes_(std::move(source.stream)) {}

  std::optional<Input> Next() override {
    for (;;) {
      if (inner_) {
        if (auto input = inner_->Next()) return Marked(std::move(*input));
        inner_.reset();
      }
      if (!said_.empty()) {
        Input input = std::move(said_.back());
        said_.pop_back();
        return input;
      }
      if (after_) {
        done_ = true;
        return FailedInput(name_, *std::exchange(after_, std::nullopt));
      }
      if (done_) return std::nullopt;
      auto record = ReadRecord();
      if (!record) {
        done_ = true;
        return FailedInput(name_, record.error());
      }
      if (!*record) {
        done_ = true;
        return std::nullopt;
      }
      Open(std::move(**record));
    }
  }

 private:
  Error Cut(std::string_view what) const {
    return {
        ErrorCode::kPartial,
        fmt::format("cut or damaged in the record at byte {}: {}; what came before is kept", offset_, what)};
  }

  // Nothing at the end of the file.
  Result<std::optional<Record>> ReadRecord() {
    std::string line;
    bool more = true;
    do {  // the empty lines between records
      offset_ = bytes_.record_offset();
      auto got = bytes_.ReadLine(kMaxHeader, &line);
      if (!got) return tl::unexpected<Error>(Cut(got.error().message));
      more = *got;
    } while (more && line.empty());
    if (!more && line.empty()) return std::nullopt;
    if (!line.starts_with("WARC/")) return tl::unexpected<Error>(Cut("no record begins here"));
    Record record;
    record.offset = offset_;
    SULIEU_RETURN_IF_ERROR(ReadFields(&record));
    SULIEU_RETURN_IF_ERROR(ReadBlock(&record));
    return record;
  }

  Status ReadFields(Record* record) {
    std::string line;
    for (size_t size = 0; size < kMaxHeader; size += line.size() + 2) {
      const auto got = bytes_.ReadLine(kMaxHeader, &line);
      if (!got) return tl::unexpected<Error>(Cut(got.error().message));
      if (!*got) return tl::unexpected<Error>(Cut("its header breaks off"));
      if (line.empty()) return {};
      record->fields.AddLine(line);
    }
    return tl::unexpected<Error>(Cut("its header does not end"));
  }

  Status ReadBlock(Record* record) {
    const std::string_view length = record->fields.Get("content-length");
    uint64_t size = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), size);
    if (error != std::errc() || end != length.data() + length.size() || length.empty()) {
      return tl::unexpected<Error>(Cut("it has no valid Content-Length"));
    }
    record->oversize = size > kMaxMemberBytes;
    const auto got = bytes_.ReadBytes(size, record->oversize ? nullptr : &record->block);
    if (!got) return tl::unexpected<Error>(Cut(got.error().message));
    if (*got < size) {
      return tl::unexpected<Error>(Cut(fmt::format("{} of its {} bytes are there", *got, size)));
    }
    CheckEnd();
    return {};
  }

  // Two empty lines end a record. Without them the record is whole, but the file is not.
  void CheckEnd() {
    std::string line;
    for (int i = 0; i < 2; ++i) {
      const auto got = bytes_.ReadLine(kMaxHeader, &line);
      if (got && *got && line.empty()) continue;
      after_ = !got ? Cut(got.error().message) : Cut(*got ? "its length is wrong" : "its end is missing");
      return;
    }
  }

  // `archive.warc.gz!URI`; what comes again gets its number.
  std::string NameOf(const Record& record) {
    std::string own = Utf8Name(record.fields.Get("warc-target-uri"));
    if (own.starts_with('<') && own.ends_with('>')) own = own.substr(1, own.size() - 2);  // as wget writes it
    if (own.empty()) own = fmt::format("{}@{}", record.type(), record.offset);
    std::string name = fmt::format("{}!{}", name_, own);
    for (int again = 2; !names_.insert(std::hash<std::string>()(name)).second; ++again) {
      name = fmt::format("{}!{}#{}", name_, own, again);
    }
    return name;
  }

  void Skip(std::string name, std::string reason, std::string message) {
    said_.push_back({std::move(name), Fail(ErrorCode::kUnsupported, std::move(message)), std::move(reason)});
  }

  void Open(Record record) {
    std::string name = NameOf(record);
    const std::string_view type = record.type();
    if (type == "revisit") return Skip(std::move(name), "revisit", "the same page as an earlier capture");
    if (type != "response" && type != "resource") {
      return Skip(std::move(name), "record_type", fmt::format("a {} record holds no page", type));
    }
    if (record.oversize) {
      said_.push_back(FailedInput(std::move(name), {ErrorCode::kTooLarge, "the record is too large"}));
      return;
    }
    claims_.clear();
    std::string uri = Utf8Name(record.fields.Get("warc-target-uri"));
    if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
    if (!uri.empty()) claims_.push_back({"url", uri, "WARC-Target-URI"});
    record_offset_ = record.offset;
    if (!record.fields.Get("warc-truncated").empty()) {
      said_.push_back(FailedInput(
          name_,
          {ErrorCode::kPartial, fmt::format("the record at byte {} was cut when it was "
                                            "captured ({}): {}",
                                            record.offset, record.fields.Get("warc-truncated"), name)}));
    }
    OpenPayload(std::move(name), std::move(record));
  }

  // What was captured is not what is here: damage, or a hand that changed it.
  void FlagDigest(std::string_view field, std::string_view stated, std::string_view bytes,
                  const std::string& name) {
    said_.push_back(FailedInput(
        name_, {ErrorCode::kPartial,
                fmt::format("the record at byte {} was altered or damaged: its {} is {}, its bytes give {}; "
                            "it is kept as it is: {}",
                            record_offset_, field, stated, DigestLike(bytes, stated), name)}));
  }

  void CheckBlock(const Record& record, const std::string& name) {
    const std::string_view stated = record.fields.Get("warc-block-digest");
    if (!HasDigest(record.block, stated)) FlagDigest("WARC-Block-Digest", stated, record.block, name);
  }

  // Some tools take the payload with its HTTP chunks, some without, few without its compression.
  void CheckPayload(std::string_view stated, std::string_view stored, const HttpMessage& message,
                    const std::string& name) {
    if (HasDigest(stored, stated) || HasDigest(message.body, stated)) return;
    bool cut = false;
    const std::string unchunked = Unchunk(stored, &cut);
    if (!HasDigest(unchunked, stated)) FlagDigest("WARC-Payload-Digest", stated, unchunked, name);
  }

  void OpenPayload(std::string name, Record record) {
    CheckBlock(record, name);
    std::string content_type(record.fields.Get("content-type"));
    std::string body = std::move(record.block);
    blocks_ += body.size();
    expansion_->SetIn(blocks_);
    if (record.type() == "response" && body.starts_with("HTTP/")) {
      auto message = ReadHttpMessage(body, kMaxDocumentBytes);
      if (!message) {
        said_.push_back(FailedInput(std::move(name), message.error()));
        return;
      }
      if (message->status / 100 != 2) {
        return Skip(std::move(name), "http_status", fmt::format("the server answered {}", message->status));
      }
      if (message->cut) {
        said_.push_back(
            FailedInput(name_, {ErrorCode::kPartial, fmt::format("the page in the record at byte {} is not "
                                                                 "whole: {}",
                                                                 record.offset, name)}));
      }
      if (record.fields.Get("warc-segment-number").empty())  // else the digest is of all segments
        CheckPayload(record.fields.Get("warc-payload-digest"),
                     std::string_view(body).substr(message->header_size), *message, name);
      content_type = message->fields.Get("content-type");
      body = std::move(message->body);
      if (const auto may_go_on = expansion_->AddOut(body.size()); !may_go_on) {
        after_ = may_go_on.error();
        return;
      }
    }
    if (!MayHoldText(content_type)) {
      return Skip(std::move(name), "content_type", fmt::format("{} holds no text", content_type));
    }
    if (body.empty()) return Skip(std::move(name), "empty", "the server sent no body");
    const size_t charset = content_type.find("charset=");
    declared_ = charset == std::string::npos
                    ? ""
                    : content_type.substr(charset + 8, content_type.find(';', charset) - charset - 8);
    inner_ = OpenStream(std::move(name), MakeMemoryStream(std::move(body)), depth_ + 1, expansion_);
  }

  static bool MayHoldText(std::string_view content_type) {
    for (std::string_view kind :
         {"image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript",
          "application/x-javascript", "application/x-font", "application/font"}) {
      if (content_type.starts_with(kind)) return false;
    }
    return true;
  }

  Input Marked(Input input) const {
    if (input.document) {
      if (input.document->offset < 0) input.document->offset = static_cast<int64_t>(record_offset_);
      input.document->declared = declared_;
      input.document->claims.insert(input.document->claims.begin(), claims_.begin(), claims_.end());
    }
    return input;
  }

  std::string name_;
  int depth_;
  std::shared_ptr<Expansion> expansion_;  // of the bodies in the records
  uint64_t blocks_ = 0;                   // bytes of the records so far
  RecordBytes bytes_;
  uint64_t offset_ = 0;         // of the record being read
  uint64_t record_offset_ = 0;  // of the record `inner_` reads
  std::unique_ptr<Reader> inner_;
  std::vector<MetadataClaim> claims_;
  std::string declared_;
  std::vector<Input> said_;
  std::unordered_set<size_t> names_;
  std::optional<Error> after_;  // to say when the record is read
  bool done_ = false;
};

}  // namespace

bool IsWebArchive(std::string_view head) {
  if (head.starts_with("WARC/")) return true;
  return head.starts_with("\x1F\x8B\x08") && InflateHead(head, 5) == "WARC/";
}

std::unique_ptr<Reader> OpenWebArchive(Source source) {
  return std::make_unique<WebArchiveReader>(std::move(source));
}

}  // namespace sulieu
