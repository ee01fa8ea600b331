// What the words of a post say: its title, the body it belongs to, where. Two posts are compared by these,
// not by their spelling (`PGĐ Sở TN&MT tỉnh Yên Bái`, `Phó Giám đốc Sở Tài nguyên và Môi trường Yên Bái`).
// Tested by tests/people_test.cc.
#ifndef SULIEU_PIPELINE_PEOPLE_POST_H_
#define SULIEU_PIPELINE_PEOPLE_POST_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/places/gazetteer.h"

namespace sulieu {

// What a place is in Post::places.
uint64_t PlaceHash(const AdministrativeUnit& unit);

struct Post {
  std::string title;    // spelled out and folded: `phó giám đốc`
  std::string spelled;  // all of it: `phó giám đốc sở tài nguyên và môi trường tỉnh yên bái`
  std::string body;     // the rest, places aside: `sở tài nguyên và môi trường tỉnh`
  bool former = false;              // nguyên, cựu, cố
  bool member = false;              // many hold it at once: uỷ viên, đại biểu
  bool national = false;            // one person of a country holds it
  bool few = false;                 // some dozens of a country hold it: bộ trưởng
  bool some = false;                // some hundreds: thứ trưởng, đại biểu
  bool central = false;             // of a body that a country has once: Chính phủ, Bộ Y tế
  std::string_view kind = "other";  // `party`, `state`, `mass`, `committee`, `firm` or `other`
  // Hashes, sorted: the words (and pairs of words) that tell the body from others, and the places.
  std::vector<uint64_t> content, places;
  // Folded for search: the first letters of its words, an abbreviation letter by letter, and the
  // abbreviations no list spells out. `Tổng LĐLĐVN` gives `tldldvn` and `ldldvn`, `Tổng LĐLĐ Việt Nam` gives
  // `tldldvn`.
  std::string initials;
  std::vector<std::string> abbreviations;

  // Whether it says which post it is, not just what kind of one.
  bool anchored() const { return central || !content.empty() || !places.empty(); }
};

// The reader of the built-in lists (pipeline/people/post_words.tsv).
class PostReader {
 public:
  static const PostReader& BuiltIn();
  PostReader(std::string_view words_tsv, const Gazetteer& gazetteer);

  Post Read(std::string_view position) const;

 private:
  struct Phrase {
    std::string spelled;
    std::string_view kind;
    bool whole = false, longer = false;
    bool title = false, member = false, national = false, few = false, some = false, structure = false,
         central = false, former = false, drop = false;
  };
  struct Reading;
  void Add(std::string_view surface, std::string_view spelled, std::string_view note);
  size_t LongestPhrase(const std::vector<uint64_t>& words, size_t at, const Phrase** phrase) const;
  size_t LongestPlace(const std::vector<uint64_t>& words, size_t at, bool behind_commune,
                      UnitIndex* place) const;

  const Gazetteer& gazetteer_;
  HashTable table_;  // -> phrases_
  std::vector<Phrase> phrases_;
};

// How well two posts agree: 4 the same post or a title that few hold, 3 the same body or a post that only one
// person holds, 2 the same place, central body or kind of body, or a title that some hold, 1 the same title
// where nothing contradicts, 0 nothing.
struct Agreement {
  int points = 0;
  std::string_view reason;  // `the same post`
};
Agreement Compare(const Post& a, const Post& b);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_PEOPLE_POST_H_
