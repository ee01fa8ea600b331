// Files that hold documents: archives in any nesting, JSON Lines; names, cuts, bombs and links. Nothing is
// unpacked.
#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <locale.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "pipeline/formats/format.h"
#include "pipeline/read/reader.h"
#include "tests/containers.h"
#include "tests/inputs.h"

namespace sulieu {
namespace {

struct Member {
  std::string name, content;
  int type = AE_IFREG;
};

enum class Pack { kZip, kTar, kTarGz, kTarXz, kTarZst };

std::string MakeArchive(Pack pack, const std::vector<Member>& members) {
  // libarchive writes names by the locale of the thread.
  static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  uselocale(locale);
  archive* a = archive_write_new();
  if (pack == Pack::kZip) {
    archive_write_set_format_zip(a);
    archive_write_set_options(a, "zip:hdrcharset=UTF-8");
  } else {
    archive_write_set_format_ustar(a);
    if (pack == Pack::kTarGz) archive_write_add_filter_gzip(a);
    if (pack == Pack::kTarXz) archive_write_add_filter_xz(a);
    if (pack == Pack::kTarZst) archive_write_add_filter_zstd(a);
  }
  std::string out(size_t{64} << 20, '\0');
  size_t used = 0;
  EXPECT_EQ(archive_write_open_memory(a, out.data(), out.size(), &used), ARCHIVE_OK);
  for (const Member& member : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_copy_pathname(entry, member.name.c_str());
    archive_entry_set_filetype(entry, static_cast<unsigned>(member.type));
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry,
                           static_cast<la_int64_t>(member.type == AE_IFREG ? member.content.size() : 0));
    if (member.type == AE_IFLNK) archive_entry_copy_symlink(entry, member.content.c_str());
    EXPECT_GE(archive_write_header(a, entry), ARCHIVE_WARN) << archive_error_string(a);
    if (member.type == AE_IFREG) archive_write_data(a, member.content.data(), member.content.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}

std::vector<std::string> Errors(const std::vector<Input>& inputs) {
  std::vector<std::string> errors;
  for (const Input& input : inputs) {
    if (!input.document) errors.push_back(input.name + ": " + ErrorCodeName(input.document.error().code));
  }
  return errors;
}

using Map = std::map<std::string, std::string>;

TEST(Archives, EveryKind) {
  const std::vector<Member> members = {{"a.txt", "một"}, {"b/hội nghị.txt", "hai"}};
  for (Pack pack : {Pack::kZip, Pack::kTar, Pack::kTarGz, Pack::kTarXz, Pack::kTarZst}) {
    const auto inputs = ReadAllOf("x", MakeArchive(pack, members));
    EXPECT_EQ(Documents(inputs), (Map{{"x!a.txt", "một"}, {"x!b/hội nghị.txt", "hai"}}))
        << static_cast<int>(pack);
    EXPECT_EQ(inputs.size(), 2u);
  }
  EXPECT_EQ(Documents(ReadAllOf("d/bai.txt.gz", MakeGzip("một"))), (Map{{"d/bai.txt.gz!bai.txt", "một"}}));
  EXPECT_TRUE(ReadAllOf("empty.zip", MakeArchive(Pack::kZip, {})).empty());
}

TEST(Archives, NestInAnyWay) {
  const std::string inner = MakeArchive(Pack::kZip, {{"a.txt", "một"}});
  const std::string middle = MakeArchive(Pack::kTarGz, {{"in.zip", inner}, {"b.txt.gz", MakeGzip("hai")}});
  EXPECT_EQ(Documents(ReadAllOf("x.zip", MakeArchive(Pack::kZip, {{"m.tgz", middle}, {"c.txt", "ba"}}))),
            (Map{{"x.zip!m.tgz!in.zip!a.txt", "một"},
                 {"x.zip!m.tgz!b.txt.gz!b.txt", "hai"},
                 {"x.zip!c.txt", "ba"}}));
}

TEST(Archives, TooDeepIsSaidAndTheRestIsRead) {
  std::string nested = MakeArchive(Pack::kZip, {{"a.txt", "một"}});
  for (int i = 0; i < 14; ++i) nested = MakeArchive(Pack::kZip, {{"n.zip", nested}});
  const auto inputs = ReadAllOf("x.zip", MakeArchive(Pack::kZip, {{"deep.zip", nested}, {"b.txt", "hai"}}));
  EXPECT_EQ(Documents(inputs), (Map{{"x.zip!b.txt", "hai"}}));
  ASSERT_EQ(Errors(inputs).size(), 1u);
  EXPECT_TRUE(Errors(inputs)[0].ends_with("too_large"));
}

TEST(Archives, NamesAreOnlyNames) {
  const auto inputs = ReadAllOf("x.tar", MakeArchive(Pack::kTar, {{"../../etc/passwd", "a"},
                                                                  {"/abs.txt", "b"},
                                                                  {"link", "/etc/passwd", AE_IFLNK},
                                                                  {"pipe", "", AE_IFIFO},
                                                                  {"d", "", AE_IFDIR},
                                                                  {"t.txt", "1"},
                                                                  {"t.txt", "2"}}));
  EXPECT_EQ(Documents(inputs), (Map{{"x.tar!../../etc/passwd", "a"},
                                    {"x.tar!/abs.txt", "b"},
                                    {"x.tar!t.txt", "1"},
                                    {"x.tar!t.txt#2", "2"}}));
  for (const Input& input : inputs) EXPECT_EQ(input.skipped, input.document ? "" : "special") << input.name;
}

// A stored member of a ZIP whose name has no UTF-8 flag.
std::string OldZip(const std::string& name, const std::string& data) {
  std::string zip;
  const auto u16 = [&](unsigned v) { zip += static_cast<char>(v & 0xFF), zip += static_cast<char>(v >> 8); };
  const auto u32 = [&](unsigned v) { u16(v & 0xFFFF), u16(v >> 16); };
  unsigned crc = 0xFFFFFFFF;
  for (char c : data) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1)));
  }
  crc = ~crc;
  const auto common = [&] {
    u16(20), u16(0), u16(0), u16(0), u16(0x21), u32(crc);
    u32(static_cast<unsigned>(data.size())), u32(static_cast<unsigned>(data.size()));
    u16(static_cast<unsigned>(name.size())), u16(0);
  };
  zip += "PK\x03\x04";
  common();
  zip += name + data;
  const auto directory = static_cast<unsigned>(zip.size());
  zip += "PK\x01\x02";
  u16(20);
  common();
  u16(0), u16(0), u16(0), u32(0), u32(0);
  zip += name;
  const auto size = static_cast<unsigned>(zip.size()) - directory;
  zip += "PK\x05\x06";
  u16(0), u16(0), u16(1), u16(1), u32(size), u32(directory), u16(0);
  return zip;
}

TEST(Archives, OldNames) {
  const auto tcvn3 = EncodeAs("Báo cáo hội nghị tổng kết năm.txt", "TCVN3");
  EXPECT_EQ(Documents(ReadAllOf("x.zip", OldZip(*tcvn3, "một"))),
            (Map{{"x.zip!Báo cáo hội nghị tổng kết năm.txt", "một"}}));
  EXPECT_EQ(Documents(ReadAllOf("x.zip", OldZip("B\xE9.txt", "một"))), (Map{{"x.zip!B%E9.txt", "một"}}));
  EXPECT_EQ(Documents(ReadAllOf("x.zip", OldZip("hội.txt", "một"))), (Map{{"x.zip!hội.txt", "một"}}));
}

// Cut at every 7th byte: never silent, and every member that was whole before the cut is there.
void CheckCuts(const std::string& name, const std::string& whole, const std::vector<std::string>& contents,
               size_t first = 7) {
  for (size_t cut = first; cut < whole.size(); cut += 7) {
    const auto inputs = ReadAllOf(name, whole.substr(0, cut));
    bool flagged = false;
    for (const Input& input : inputs) flagged = flagged || !input.document;
    EXPECT_TRUE(flagged) << name << " cut at " << cut;
    for (const auto& [path, raw] : Documents(inputs)) {
      EXPECT_NE(std::find(contents.begin(), contents.end(), raw), contents.end())
          << name << " cut at " << cut;
    }
  }
}

TEST(Archives, ACutIsNeverSilent) {
  std::vector<Member> members;
  std::vector<std::string> contents;
  for (int i = 0; i < 8; ++i) {
    std::string content;
    for (int k = 0; k < 60; ++k) content += "câu thứ " + std::to_string(k * 7919 % 97 + i) + " của bài. ";
    contents.push_back(content);
    members.push_back({"bai" + std::to_string(i) + ".txt", content});
  }
  const std::string zip = MakeArchive(Pack::kZip, members);
  CheckCuts("x.zip", zip, contents);
  CheckCuts("x.tgz", MakeArchive(Pack::kTarGz, members), contents);
  CheckCuts("x.txt.gz", MakeGzip(contents[0]), contents);
  const std::string tar = MakeArchive(Pack::kTar, {members[0], members[1]});
  CheckCuts("x.tar", tar.substr(0, tar.find_last_not_of('\0') + 1), contents, 512);  // less is no TAR
  // What stands whole before the cut is kept.
  EXPECT_EQ(Documents(ReadAllOf("x.zip", zip.substr(0, zip.size() - 30))).size(), members.size());
  EXPECT_GE(Documents(ReadAllOf("x.zip", zip.substr(0, zip.size() / 2))).size(), 2u);
}

TEST(Archives, BombsAreLeftAndTheirSiblingsRead) {
  const std::string zeros(size_t{60} << 20, '0');
  std::string bomb = MakeGzip(zeros);  // 60 MB in 60 kB
  const std::string many = MakeArchive(Pack::kTarGz, {{"1", zeros}});
  const auto inputs =
      ReadAllOf("x.tar", MakeArchive(Pack::kTar, {{"bomb.gz", bomb}, {"many.tgz", many}, {"a.txt", "một"}}));
  EXPECT_EQ(Documents(inputs), (Map{{"x.tar!a.txt", "một"}}));
  for (const std::string& error : Errors(inputs)) EXPECT_TRUE(error.ends_with("bomb")) << error;
  EXPECT_GE(Errors(inputs).size(), 2u);
}

TEST(JsonLines, TextAndMetadata) {
  const std::string file =
      "{\"document\": \"a\", \"title\": \"T\\u00ednh \\\"m\\u1edbi\\\"\", \"n\": [1, {\"text\": \"x\"}], "
      "\"text\": "
      "\"H\\u1ED9i ngh\\u1ecb\\nhai \\ud83d\\ude00\", \"published\": \"2020-01-06\"}\n"
      "\n{\"text\": \"Hội nghị\"}\n{\"text\": \"dở dang";
  const auto inputs = ReadAllOf("x.jsonl", file);
  ASSERT_EQ(inputs.size(), 3u);
  EXPECT_EQ(inputs[0].name, "x.jsonl!a");
  EXPECT_EQ(inputs[1].name, "x.jsonl!3");
  ASSERT_TRUE(inputs[1].document);
  EXPECT_EQ(file.substr(static_cast<size_t>(inputs[1].document->offset), 7), "{\"text\"");
  const Document& first = *inputs[0].document;
  EXPECT_EQ(first.format, "json");
  const auto reading = ReadDocument(first.raw, "json", {});
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_EQ(reading->normalized.text, "Hội nghị\nhai 😀");
  const size_t at = reading->normalized.text.find("nghị");
  EXPECT_EQ(
      reading->normalized.map.ToRaw({static_cast<uint32_t>(at), static_cast<uint32_t>(at + 6)}).In(first.raw),
      "ngh\\u1ecb");
  ASSERT_EQ(reading->claims.size(), 2u);
  EXPECT_EQ(reading->claims[0].value, "Tính \"mới\"");
  EXPECT_EQ(*RestoreRaw(reading->normalized.text, EncodeEdits(reading->normalized, first.raw)), first.raw);
  const auto broken = ReadDocument(inputs[2].document->raw, "json", {});
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, ErrorCode::kPartial);
}

TEST(JsonLines, OtherJsonIsText) {
  for (const char* file :
       {"{\n  \"text\": \"a\"\n}", "[{\"text\": \"a\"}]", "{\"body\": \"a\"}\n", "{text}"}) {
    const auto inputs = ReadAllOf("x.json", file);
    ASSERT_EQ(inputs.size(), 1u) << file;
    EXPECT_EQ(inputs[0].document->format, "text") << file;
  }
}

}  // namespace
}  // namespace sulieu
