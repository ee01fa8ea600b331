// ZIP, TAR and 7z archives and files compressed by gzip, bzip2, xz or zstd, through libarchive. Members are
// read as streams, one after the other, and never unpacked to a named file: `../` and links lead nowhere.
// What a member expands to is counted as it comes out, not believed from a header; an archive that expands
// beyond all measure is left at that point and the ones around it go on. Tested by tests/container_test.cc.
#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>

#include <cerrno>
#include <cstring>
#include <unordered_set>

#include "pipeline/base/fault.h"
#include "pipeline/decode/decode.h"
#include "pipeline/normalize/normalize.h"
#include "pipeline/read/reader.h"

namespace sulieu {
namespace {

constexpr uint64_t kMaxMembers = 1000000;
// A ZIP within an archive is held in memory up to this size, since its table of contents is at its end.
constexpr size_t kMaxHeldBytes = kMaxMemberBytes;

enum class Kind { kNone, kZip, kSevenZip, kTar, kCompressed };

bool IsTarHeader(std::string_view head) {
  if (head.size() < 512) return false;
  if (head.substr(257, 5) == "ustar") return true;
  // Older ones have nothing but the sum of their header bytes, in octal, at 148.
  unsigned sum = 0, stored = 0;
  for (size_t i = 0; i < 512; ++i) sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(head[i]);
  size_t digits = 0;
  for (size_t i = 148; i < 156; ++i) {
    if (head[i] >= '0' && head[i] <= '7') {
      stored = stored * 8 + static_cast<unsigned>(head[i] - '0');
      ++digits;
    }
  }
  return digits >= 4 && stored == sum;
}

Kind KindOf(std::string_view head) {
  using namespace std::string_view_literals;
  for (std::string_view magic : {"PK\x03\x04"sv, "PK\x05\x06"sv}) {
    if (head.starts_with(magic)) return Kind::kZip;
  }
  for (std::string_view magic : {"\x1F\x8B\x08"sv, "BZh"sv,
                                 "\xFD"
                                 "7zXZ\0"sv,
                                 "\x28\xB5\x2F\xFD"sv}) {
    if (head.starts_with(magic)) return Kind::kCompressed;
  }
  if (head.starts_with("7z\xBC\xAF\x27\x1C"sv)) return Kind::kSevenZip;
  return IsTarHeader(head) ? Kind::kTar : Kind::kNone;
}

// libarchive converts names by the locale of the thread; ours are UTF-8 wherever the program runs.
class Utf8Locale {
 public:
  Utf8Locale() : before_(uselocale(Get())) {}
  ~Utf8Locale() { uselocale(before_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t Get() {
    static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
  }
  locale_t before_;
};

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

// What libarchive reads from, how many bytes went in, and what they expand to.
struct Feed {
  std::unique_ptr<PeekStream> stream;
  std::string buffer = std::string(size_t{1} << 16, '\0');
  uint64_t position = 0;
  uint64_t in = 0;
  std::shared_ptr<Expansion> expansion;
  std::optional<Error> error;
};

la_ssize_t ReadFeed(archive* handle, void* data, const void** buffer) {
  auto* feed = static_cast<Feed*>(data);
  const auto got = feed->stream->Read(feed->buffer.data(), feed->buffer.size());
  if (!got) {
    feed->error = got.error();
    archive_set_error(handle, EIO, "%s", got.error().message.c_str());
    return ARCHIVE_FATAL;
  }
  feed->position += *got;
  feed->in = std::max(feed->in, feed->position);
  feed->expansion->SetIn(feed->in);
  *buffer = feed->buffer.data();
  return static_cast<la_ssize_t>(*got);
}

la_int64_t SeekFeed(archive*, void* data, la_int64_t offset, int whence) {
  auto* feed = static_cast<Feed*>(data);
  const auto size = feed->stream->size();
  if (!size) return ARCHIVE_FATAL;
  const la_int64_t base = whence == SEEK_SET   ? 0
                          : whence == SEEK_CUR ? static_cast<la_int64_t>(feed->position)
                                               : static_cast<la_int64_t>(*size);
  if (base + offset < 0 || !feed->stream->Seek(static_cast<uint64_t>(base + offset))) return ARCHIVE_FATAL;
  feed->position = static_cast<uint64_t>(base + offset);
  return base + offset;
}

// The bytes of the current member.
class MemberStream : public ByteStream {
 public:
  MemberStream(archive* handle, Feed* feed) : handle_(handle), feed_(*feed) {}

  Result<size_t> Read(char* buffer, size_t size) override {
    const Utf8Locale locale;
    const la_ssize_t got = archive_read_data(handle_, buffer, size);
    if (got < 0) {
      const char* message = archive_error_string(handle_);
      if (archive_errno(handle_) == ENOMEM) return Fail(kFaultMemory, "libarchive wants too much memory");
      return Fail(ErrorCode::kPartial, fmt::format("cut or damaged near byte {} of its archive: {}",
                                                   feed_.position, message ? message : "it cannot be read"));
    }
    SULIEU_RETURN_IF_ERROR(feed_.expansion->AddOut(static_cast<uint64_t>(got)));
    return static_cast<size_t>(got);
  }

 private:
  archive* handle_;
  Feed& feed_;
};

// The record at the end of a ZIP: 22 bytes and a comment whose length they give. How many members it counts;
// nothing when there is none.
std::optional<uint64_t> ReadEndRecord(std::string_view tail) {
  const size_t at = tail.rfind("PK\x05\x06");
  if (at == std::string_view::npos || tail.size() - at < 22) return std::nullopt;
  const auto number = [&](size_t i) {
    return static_cast<unsigned char>(tail[at + i]) + 256u * static_cast<unsigned char>(tail[at + i + 1]);
  };
  if (tail.size() - at < 22u + number(20)) return std::nullopt;
  return number(10) == 0xFFFF ? 0 : number(10);  // as many or more: another record says it
}

class ArchiveReader : public Reader {
 public:
  ArchiveReader(Source source, Kind kind) : name_(std::move(source.name)), depth_(source.depth), kind_(kind) {
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
    whole_ = kind_ != Kind::kZip || HasEndRecord();
    constexpr size_t kLeastGzip = 18;  // header and trailer; libarchive takes less for plain bytes
    const auto head = kind_ == Kind::kCompressed ? feed_.stream->Peek(kLeastGzip) : std::string_view();
    if (head && head->starts_with('\x1F') && head->size() < kLeastGzip) {
      return Stop(
          {ErrorCode::kPartial, fmt::format("cut at byte {}: its header is not whole", head->size())});
    }
    switch (kind_) {
      case Kind::kZip:
        archive_read_support_format_zip(a);
        break;
      case Kind::kSevenZip:
        archive_read_support_format_7zip(a);
        break;
      case Kind::kCompressed:
        archive_read_support_filter_all(a);
        archive_read_support_format_raw(a);
        [[fallthrough]];
      case Kind::kTar:
        archive_read_support_format_tar(a);
        break;
      case Kind::kNone:
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
    const Kind kind = head ? KindOf(*head) : Kind::kNone;
    if (kind != Kind::kZip && (!head || !head->starts_with("7z"))) return peek;
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
    if (kind_ == Kind::kZip || kind_ == Kind::kSevenZip) return std::nullopt;
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
    if (archive_errno(handle_.get()) == ENOMEM) return {kFaultMemory, "libarchive wants too much memory"};
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
  Kind kind_;
  Feed feed_;
  std::unique_ptr<archive, ArchiveCloser> handle_;
  std::unique_ptr<Reader> member_;
  std::unordered_set<size_t> names_;
  uint64_t members_ = 0, listed_ = 0, size_ = 0;
  la_int64_t data_end_ = 0;
  bool size_known_ = false, in_member_ = false, whole_ = true, done_ = false;
};

}  // namespace

bool IsArchive(std::string_view head) { return KindOf(head) != Kind::kNone; }

std::unique_ptr<Reader> OpenArchive(Source source) {
  const auto head = source.stream->Peek(kHeadBytes);
  const Kind kind = head ? KindOf(*head) : Kind::kNone;
  return std::make_unique<ArchiveReader>(std::move(source), kind);
}

}  // namespace sulieu
