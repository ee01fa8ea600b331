// Web archives: records and their offsets, HTTP bodies, what is skipped, cuts and damage.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "pipeline/formats/format.h"
#include "pipeline/read/http_body.h"
#include "pipeline/read/inflate.h"
#include "pipeline/read/reader.h"
#include "pipeline/read/warc_digest.h"
#include "tests/containers.h"
#include "tests/inputs.h"

namespace sulieu {
namespace {

std::string Record(std::string_view type, std::string_view uri, std::string_view block,
                   std::string_view more = "") {
  std::string record = "WARC/1.0\r\nWARC-Type: " + std::string(type) + "\r\n";
  if (!uri.empty()) record += "WARC-Target-URI: " + std::string(uri) + "\r\n";
  record += std::string(more) + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n";
  return record + std::string(block) + "\r\n\r\n";
}

std::string Page(int i) {
  return "<html><body><p>Hội nghị thứ " + std::to_string(i) +
         " của tỉnh tổ chức ngày 6/1/2020.</p></body></html>";
}

std::string Response(const std::string& body, std::string_view fields = "", int status = 200) {
  return "HTTP/1.1 " + std::to_string(status) + " OK\r\nContent-Type: text/html\r\n" + std::string(fields) +
         "\r\n" + body;
}

using Map = std::map<std::string, std::string>;

TEST(WebArchive, EveryRecordIsAccountedFor) {
  const std::vector<std::string> records = {
      Record("warcinfo", "", "software: x\r\n"),
      Record("response", "http://a.vn/", Response(Page(1))),
      Record("request", "http://a.vn/", "GET / HTTP/1.1\r\n\r\n"),
      Record("response", "<http://a.vn/?q=1/>", Response(Page(2))),  // as wget writes it
      Record("response", "http://a.vn/x", Response("không có", "", 404)),
      Record("revisit", "http://a.vn/", ""),
      Record("resource", "http://a.vn/t.txt", "Hội nghị", "Content-Type: text/plain\r\n"),
      Record("response", "http://a.vn/p.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
      Record("response", "http://a.vn/", Response(Page(3)))};
  std::string plain, compressed;
  std::vector<uint64_t> plain_at, compressed_at;
  for (const std::string& record : records) {
    plain_at.push_back(plain.size());
    compressed_at.push_back(compressed.size());
    plain += record;
    compressed += MakeGzip(record);
  }
  const Map expected = {{"x.warc!http://a.vn/", Page(1)},
                        {"x.warc!http://a.vn/?q=1/", Page(2)},
                        {"x.warc!http://a.vn/t.txt", "Hội nghị"},
                        {"x.warc!http://a.vn/#4", Page(3)}};
  for (const bool gz : {false, true}) {
    const auto inputs = ReadAllOf("x.warc", gz ? compressed : plain);
    EXPECT_EQ(Documents(inputs), expected) << gz;
    ASSERT_EQ(inputs.size(), records.size());
    for (size_t i = 0; i < inputs.size(); ++i) {
      if (!inputs[i].document) {
        EXPECT_FALSE(inputs[i].skipped.empty()) << inputs[i].name;
        continue;
      }
      EXPECT_EQ(inputs[i].document->offset, static_cast<int64_t>((gz ? compressed_at : plain_at)[i]))
          << gz << " " << i;
      ASSERT_FALSE(inputs[i].document->claims.empty());
      EXPECT_EQ(inputs[i].document->claims[0].source, "WARC-Target-URI");
    }
  }
  // All records in one gzip member.
  EXPECT_EQ(Documents(ReadAllOf("x.warc", MakeGzip(plain))), expected);
}

TEST(WebArchive, Bodies) {
  const std::string page = Page(7);
  const auto chunked = [](const std::string& body) {
    return "5;x=y\r\n" + body.substr(0, 5) + "\r\n" + fmt::format("{:X}", body.size() - 5) + "\r\n" +
           body.substr(5) + "\r\n0\r\n\r\n";
  };
  const struct {
    std::string block;
    bool cut;
  } kCases[] = {
      {Response(page), false},
      {Response(chunked(page), "Transfer-Encoding: chunked\r\n"), false},
      {Response(page, "Transfer-Encoding: chunked\r\n"), false},  // stored without its chunks
      {Response(MakeGzip(page), "Content-Encoding: gzip\r\n"), false},
      {Response(page, "Content-Encoding: gzip\r\n"), false},  // stored inflated
      {Response(chunked(MakeGzip(page)), "transfer-encoding: Chunked\r\nCONTENT-ENCODING: GZIP\r\n"), false},
      {Response(page, "Content-Length: 100000\r\n"), true},
      {Response("1000\r\n" + page, "Transfer-Encoding: chunked\r\n"), true}};
  for (const auto& c : kCases) {
    const auto message = ReadHttpMessage(c.block, 1 << 20);
    ASSERT_TRUE(message) << message.error().message;
    EXPECT_EQ(message->body, page);
    EXPECT_EQ(message->cut, c.cut);
    EXPECT_EQ(message->status, 200);
  }
  const auto unknown = ReadHttpMessage(Response(page, "Content-Encoding: br\r\n"), 1 << 20);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, ErrorCode::kUnsupported);
  const auto bomb =
      ReadHttpMessage(Response(MakeGzip(std::string(10 << 20, '0')), "Content-Encoding: gzip\r\n"), 1 << 20);
  ASSERT_FALSE(bomb);
  EXPECT_STREQ(ErrorCodeName(bomb.error().code), "bomb");
}

TEST(WebArchive, BodiesByDeflate) {
  const std::string page = Page(8);
  for (const int window : {15, -15}) {  // with the frame of zlib, and without, as some servers send it
    z_stream z{};
    ASSERT_EQ(deflateInit2(&z, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY), Z_OK);
    std::string body(deflateBound(&z, page.size()), '\0');
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(page.data()));
    z.avail_in = static_cast<uInt>(page.size());
    z.next_out = reinterpret_cast<Bytef*>(body.data());
    z.avail_out = static_cast<uInt>(body.size());
    ASSERT_EQ(deflate(&z, Z_FINISH), Z_STREAM_END);
    body.resize(body.size() - z.avail_out);
    deflateEnd(&z);
    const auto message = ReadHttpMessage(Response(body, "Content-Encoding: deflate\r\n"), 1 << 20);
    ASSERT_TRUE(message) << window << " " << message.error().message;
    EXPECT_EQ(message->body, page);
  }
}

TEST(WebArchive, Digests) {
  // Of the empty text and of `abc`, as the standards give them.
  const std::pair<std::string_view, std::string_view> kRight[] = {
      {"abc", "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5"},
      {"abc", "sha1:a9993e364706816aba3e25717850c26c9cd0d89d"},
      {"abc", "SHA-1:A9993E364706816ABA3E25717850C26C9CD0D89D"},
      {"abc", "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"", "md5:d41d8cd98f00b204e9800998ecf8427e"},
      {"abc", "blake9:0000"},  // not known here
      {"abc", ""}};
  for (const auto& [bytes, digest] : kRight) {
    EXPECT_TRUE(HasDigest(bytes, digest)) << digest;
    if (digest.size() < 12) continue;
    EXPECT_FALSE(HasDigest("abd", digest)) << digest;
    EXPECT_EQ(DigestLike(bytes, digest).size(), digest.size()) << digest;
  }
  EXPECT_FALSE(HasDigest("abc", "sha1"));
}

// What its digests say of a record: the page is kept in any case.
TEST(WebArchive, ARecordThatIsNotWhatItsDigestSaysIsFlaggedAndKept) {
  const std::string page = Page(9), chunks = "5\r\n" + page.substr(0, 5) + "\r\n" +
                                             fmt::format("{:X}", page.size() - 5) + "\r\n" + page.substr(5) +
                                             "\r\n0\r\n\r\n";
  const std::string zipped = MakeGzip(page);
  const auto field = [](std::string_view name, std::string_view bytes, std::string_view like) {
    return fmt::format("WARC-{}-Digest: {}\r\n", name, DigestLike(bytes, like));
  };
  const std::string kSha1 = "sha1:" + std::string(32, 'A'), kSha256 = "sha256:" + std::string(64, 'a');
  const struct {
    std::string block, fields;
    bool flagged;
  } kCases[] = {
      {Response(page), field("Block", Response(page), kSha1) + field("Payload", page, kSha256), false},
      {Response(page), field("Block", "other", kSha1), true},
      {Response(page), field("Payload", "other", kSha256), true},
      {Response(chunks, "Transfer-Encoding: chunked\r\n"), field("Payload", page, kSha1), false},
      {Response(chunks, "Transfer-Encoding: chunked\r\n"), field("Payload", chunks, kSha1), false},
      {Response(zipped, "Content-Encoding: gzip\r\n"), field("Payload", zipped, kSha1), false},
      {Response(zipped, "Content-Encoding: gzip\r\n"), field("Payload", page, kSha1), false},
      {Response(zipped, "Content-Encoding: gzip\r\n"), field("Payload", "other", kSha1), true},
      {Response(page), "WARC-Segment-Number: 1\r\n" + field("Payload", "other", kSha1), false}};
  for (const auto& c : kCases) {
    const auto inputs = ReadAllOf("x.warc", Record("response", "http://a.vn/", c.block, c.fields));
    EXPECT_EQ(Documents(inputs), (Map{{"x.warc!http://a.vn/", page}})) << c.fields;
    EXPECT_EQ(inputs.size(), c.flagged ? 2u : 1u) << c.fields;
    for (const Input& input : inputs) {
      if (input.document) continue;
      EXPECT_EQ(input.document.error().code, ErrorCode::kPartial);
      EXPECT_NE(input.document.error().message.find("record at byte 0 was altered"), std::string::npos);
    }
  }
  // A revisit states the digest of the page it repeats.
  EXPECT_EQ(ReadAllOf("x.warc", Record("revisit", "http://a.vn/", "", field("Payload", page, kSha1))).size(),
            1u);
}

TEST(WebArchive, ACutIsNeverSilent) {
  std::string plain, compressed;
  std::vector<size_t> plain_ends, compressed_ends;
  for (int i = 0; i < 6; ++i) {
    const std::string record = Record("response", "http://a.vn/" + std::to_string(i), Response(Page(i)));
    plain += record;
    compressed += MakeGzip(record);
    plain_ends.push_back(plain.size());
    compressed_ends.push_back(compressed.size());
  }
  for (const bool gz : {false, true}) {
    const std::string& whole = gz ? compressed : plain;
    const auto& ends = gz ? compressed_ends : plain_ends;
    for (size_t cut = 35; cut < whole.size(); cut += 7) {
      if (std::find(ends.begin(), ends.end(), cut) != ends.end()) continue;  // whole records: nothing is cut
      const auto inputs = ReadAllOf("x.warc", whole.substr(0, cut));
      const auto flagged = std::count_if(inputs.begin(), inputs.end(), [](const Input& input) {
        return !input.document && input.document.error().code == ErrorCode::kPartial;
      });
      EXPECT_EQ(flagged, 1) << gz << " cut at " << cut;
      const auto complete = static_cast<size_t>(
          std::count_if(ends.begin(), ends.end(), [&](size_t end) { return end <= cut; }));
      EXPECT_GE(Documents(inputs).size(), complete) << gz << " cut at " << cut;
    }
  }
}

TEST(WebArchive, Damage) {
  const std::string good = Record("response", "http://a.vn/1", Response(Page(1)));
  for (const std::string& bad :
       {std::string("rubbish\r\n"), std::string("WARC/1.0\r\nWARC-Type: response\r\n\r\n"),
        std::string("WARC/1.0\r\nContent-Length: -5\r\n\r\n"),
        std::string("WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n"),
        std::string("WARC/1.0\r\nContent-Length: 9999999999\r\n\r\nabc")}) {
    const auto inputs = ReadAllOf("x.warc", good + bad + good);
    EXPECT_GE(Documents(inputs).size(), 1u);
    EXPECT_TRUE(std::any_of(inputs.begin(), inputs.end(), [](const Input& input) { return !input.document; }))
        << bad;
  }
}

}  // namespace
}  // namespace sulieu
