// ZIP, TAR and 7z archives and files compressed by gzip, bzip2, xz or zstd, through libarchive. Members are
// read as streams, one after the other, and never unpacked to a named file: `../` and links lead nowhere.
// What a member expands to is counted as it comes out, not believed from a header; an archive that expands
// beyond all measure is left at that point and the ones around it go on. Tested by tests/container_test.cc.
#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "pipeline/base/fault.h"
#include "pipeline/decode/decode.h"
#include "pipeline/normalize/normalize.h"
#include "pipeline/read/archive_feed.h"
#include "pipeline/read/archive_kind.h"
#include "pipeline/read/reader.h"

namespace sulieu {
namespace {

constexpr uint64_t kMaxMembers = 1000000;
// A ZIP within an archive is held in memory up to this size, since its table of contents is at its end.
constexpr size_t kMaxHeldBytes = kMaxMemberBytes;

// The name of a member as UTF-8: as it is, or in the encoding its letters make Vietnamese in, or with %XX.
std::string MemberName(archive_entry* entry) {
  const char* bytes = archive_entry_pathname(entry);
  if (!bytes) bytes = archive_entry_pathname_utf8(entry);
  if (!bytes) return "(no name)";
  const std::string_view name(bytes);
  if (!FindInvalidUtf8(name)) return std::string(name);
  const auto decoded = Decode(name);
  if (decoded && !decoded->decision.unsure && decoded->decision.replaced == 0) return decoded->text;
  return Utf8Name(name);
}

struct ArchiveCloser {
  void operator()(archive* handle) const { archive_read_free(handle); }
};

class ArchiveReader : public Reader {
 public:
  ArchiveReader(Source source, ArchiveKind kind)
      : name_(std::move(source.name)), depth_(source.depth), kind_(kind) {
    feed_.stream = std::move(source.stream);
    feed_.expansion = std::make_shared<Expansion>(std::move(source.around));
  }

  std::optional<Input> Next() override {
    for (;;) {
      if (member_) {
        if (auto input = member_->Next()) return input;
        member_.reset();
        if (auto ended = FinishMember()) return ended;
      }
      if (done_) return std::nullopt;
      if (auto input = NextMember()) return input;
    }
  }

 private:
  // Opens the archive, or its next member; an input when there is none to open but something to say.
  std::optional<Input> NextMember() {
    const Utf8Locale locale;
    if (!handle_) {
      if (auto failed = Open()) return failed;
    }
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(handle_.get(), &entry);
    if (status == ARCHIVE_EOF) return End();
    if (status < ARCHIVE_WARN) return Stop(LibraryError());
    if (++members_ > kMaxMembers) {
      return Stop(
          {ErrorCode::kTooLarge, fmt::format("more than {} members: not read any further", kMaxMembers)});
    }
    return OpenMember(entry);
  }

  std::optional<Input> Open() {
    handle_.reset(archive_read_new());
    archive* a = handle_.get();
    SULIEU_CHECK(a);
    whole_ = kind_ != ArchiveKind::kZip || HasEndRecord();
    constexpr size_t kLeastGzip = 18;  // header and trailer; libarchive takes less for plain bytes
    const auto head = kind_ == ArchiveKind::kCompressed ? feed_.stream->Peek(kLeastGzip) : std::string_view();
    if (head && head->starts_with('\x1F') && head->size() < kLeastGzip) {
      return Stop(
          {ErrorCode::kPartial, fmt::format("cut at byte {}: its header is not whole", head->size())});
    }
    switch (kind_) {
      case ArchiveKind::kZip:
        archive_read_support_format_zip(a);
        break;
      case ArchiveKind::kSevenZip:
        archive_read_support_format_7zip(a);
        break;
      case ArchiveKind::kCompressed:
        archive_read_support_filter_all(a);
        archive_read_support_format_raw(a);
        [[fallthrough]];
      case ArchiveKind::kTar:
        archive_read_support_format_tar(a);
        break;
      case ArchiveKind::kNone:
        break;
    }
    if (feed_.stream->size()) archive_read_set_seek_callback(a, SeekFeed);
    if (archive_read_open(a, &feed_, nullptr, ReadFeed, nullptr) == ARCHIVE_OK) return std::nullopt;
    return Stop(LibraryError());
  }

  // A ZIP ends with the record that its table of contents stands before; without it, it was cut.
  bool HasEndRecord() {
    constexpr uint64_t kReach = 22 + 65535;
    const auto size = feed_.stream->size();
    if (!size) return true;  // cannot be known
    std::string tail(static_cast<size_t>(std::min(*size, kReach)), '\0');
    bool found = feed_.stream->Seek(*size - tail.size()).has_value();
    size_t have = 0;
    while (found && have < tail.size()) {
      const auto got = feed_.stream->Read(tail.data() + have, tail.size() - have);
      if (!got || *got == 0) break;
      have += *got;
    }
    const auto members = ReadEndRecord(tail);
    listed_ = members.value_or(0);
    return feed_.stream->Seek(0).has_value() && found && members;
  }

  std::optional<Input> OpenMember(archive_entry* entry) {
    const mode_t type = archive_entry_filetype(entry);
    std::string name = UniqueName(entry);
    if (type == AE_IFDIR) return std::nullopt;
    if (type != AE_IFREG || archive_entry_hardlink(entry)) {
      return Input{std::move(name),
                   Fail(ErrorCode::kUnsupported, "a link or device in an archive is no document"), "special"};
    }
    if (archive_entry_is_encrypted(entry) > 0) {
      return FailedInput(std::move(name), {ErrorCode::kUnsupported, "it is encrypted"});
    }
    size_known_ = archive_entry_size_is_set(entry);
    size_ = size_known_ ? static_cast<uint64_t>(archive_entry_size(entry)) : 0;
    in_member_ = true;
    std::unique_ptr<ByteStream> stream = std::make_unique<MemberStream>(handle_.get(), &feed_);
    member_ = OpenStream(std::move(name), Hold(std::move(stream)), depth_ + 1, feed_.expansion);
    return std::nullopt;
  }

  // A ZIP in memory, when it is not too large; all else as it streams.
  static std::unique_ptr<ByteStream> Hold(std::unique_ptr<ByteStream> stream) {
    auto peek = std::make_unique<PeekStream>(std::move(stream));
    const auto head = peek->Peek(4);
    const ArchiveKind kind = head ? ArchiveKindOf(*head) : ArchiveKind::kNone;
    if (kind != ArchiveKind::kZip && (!head || !head->starts_with("7z"))) return peek;
    auto bytes = ReadAll(peek.get(), kMaxHeldBytes);
    if (bytes) return MakeMemoryStream(std::move(*bytes));
    return std::make_unique<FailingStream>(bytes.error());
  }

  class FailingStream : public ByteStream {
   public:
    explicit FailingStream(Error error) : error_(std::move(error)) {}
    Result<size_t> Read(char*, size_t) override { return tl::unexpected<Error>(error_); }

   private:
    Error error_;
  };

  // Takes what the member's reader has left, counting it.
  std::optional<Input> FinishMember() {
    if (!in_member_) return std::nullopt;
    in_member_ = false;
    if (const auto may_go_on = feed_.expansion->AddOut(0); !may_go_on) return Stop(may_go_on.error());
    // Found by the table of contents, whatever its data are.
    if (kind_ == ArchiveKind::kZip || kind_ == ArchiveKind::kSevenZip) return std::nullopt;
    MemberStream rest(handle_.get(), &feed_);
    std::string buffer(size_t{1} << 16, '\0');
    for (;;) {
      const auto got = rest.Read(buffer.data(), buffer.size());
      if (!got && got.error().code == kFaultBomb) return Stop(got.error());
      if (!got || *got == 0) break;
    }
    data_end_ = archive_filter_bytes(handle_.get(), 0);
    return std::nullopt;
  }

  std::optional<Input> End() {
    done_ = true;
    if (!whole_)
      return Stop({ErrorCode::kPartial,
                   fmt::format("cut at byte {}: its table of contents is missing", *feed_.stream->size())});
    if (members_ < listed_) {
      return Stop({ErrorCode::kPartial,
                   fmt::format("its table of contents lists {} members, but only {} have bytes of "
                               "their own at the places it gives",
                               listed_, members_)});
    }
    // A TAR ends with two empty blocks; the last member may be filled up to a block before them.
    const la_int64_t after = archive_filter_bytes(handle_.get(), 0) - data_end_;
    if (archive_format(handle_.get()) / 0x10000 == ARCHIVE_FORMAT_TAR / 0x10000 && members_ > 0 &&
        after < 512) {
      return Stop({ErrorCode::kPartial, fmt::format("cut at byte {}: its end mark is missing", feed_.in)});
    }
    return std::nullopt;
  }

  std::optional<Input> Stop(Error error) {
    done_ = true;
    return FailedInput(name_, std::move(error));
  }

  Error LibraryError() const {
    if (feed_.error) return *feed_.error;
    if (IsOutOfMemory(handle_.get())) return {kFaultMemory, "libarchive wants too much memory"};
    const char* message = archive_error_string(handle_.get());
    return {ErrorCode::kPartial, fmt::format("cut or damaged near byte {}: {}; what came before is kept",
                                             feed_.position, message ? message : "it cannot be read")};
  }

  // `archive.zip!member`; a name that comes again gets its number.
  std::string UniqueName(archive_entry* entry) {
    std::string member = MemberName(entry);
    if (archive_format(handle_.get()) == ARCHIVE_FORMAT_RAW) member = StemOf(name_);
    std::string name = fmt::format("{}!{}", name_, member);
    for (int again = 2; !names_.insert(std::hash<std::string>()(name)).second; ++again) {
      name = fmt::format("{}!{}#{}", name_, member, again);
    }
    return name;
  }

  // What a compressed file without a name inside is called: bai.txt.gz -> bai.txt.
  static std::string StemOf(const std::string& name) {
    const size_t begin = name.find_last_of("/!") + 1;
    const size_t dot = name.rfind('.');
    return dot == std::string::npos || dot <= begin ? "data" : name.substr(begin, dot - begin);
  }

  std::string name_;
  int depth_;
  ArchiveKind kind_;
  ArchiveFeed feed_;
  std::unique_ptr<archive, ArchiveCloser> handle_;
  std::unique_ptr<Reader> member_;
  std::unordered_set<size_t> names_;
  uint64_t members_ = 0, listed_ = 0, size_ = 0;
  la_int64_t data_end_ = 0;
  bool size_known_ = false, in_member_ = false, whole_ = true, done_ = false;
};

}  // namespace

bool IsArchive(std::string_view head) { return ArchiveKindOf(head) != ArchiveKind::kNone; }

std::unique_ptr<Reader> OpenArchive(Source source) {
  const auto head = source.stream->Peek(kHeadBytes);
  const ArchiveKind kind = head ? ArchiveKindOf(*head) : ArchiveKind::kNone;
  return std::make_unique<ArchiveReader>(std::move(source), kind);
}

}  // namespace sulieu
