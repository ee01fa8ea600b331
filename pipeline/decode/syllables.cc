#include "pipeline/decode/syllables.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_set>

#include "pipeline/decode/tones.h"

namespace sulieu {
namespace {

// Onsets before any vowel, before back vowels only, before e ê i y only, and `qu`, which has its own rimes.
constexpr std::u32string_view kOnsets = U" b ch d đ h kh l m n nh p ph r s t th tr v x";
constexpr std::u32string_view kBackOnsets = U"c g ng gi";
constexpr std::u32string_view kFrontOnsets = U"k gh ngh gi";

constexpr std::u32string_view kBackRimes =
    U"a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây "
    U"o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on "
    U"ong ooc "
    U"oong op ot ô ôc ôi ôm ôn ông ôông ôp ôt ơ ơi ơm ơn ơng ơp ơt "
    U"u ua uâ uâc uân uâng uât uây uc uê uên uêch uênh ui um un ung uơ uơn uôc uôi uôm uôn uông uôt up ut uy "
    U"uya "
    U"uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ươc ươi ươm ươn ương ươp ươt ươu ưi ưm ưn ưng ươ ưt ưu";
constexpr std::u32string_view kFrontRimes =
    U"e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp "
    U"iêt iêu "
    U"y yt";
// After `gi` a rime that begins with i shares the letter: `gì`, `gìn`, `giết`.
constexpr std::u32string_view kGiRimes = U"i im in ip it ia iêc iêm iên iêng iêp iêt iêu";
constexpr std::u32string_view kQuRimes =
    U"a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt â ân âng ât âu ây e en eo et ec ê êch ên "
    U"ênh êt êu "
    U"y ych yên yêt ynh yt yu ơ ơn ôc it i in inh";
constexpr std::u32string_view kBareRimes = U"y yêm yên yêng yêt yêu";  // without an onset

// Seven bits a letter: up to nine letters in a key.
uint64_t LetterCode(char32_t small) {
  if (small >= 'a' && small <= 'z') return small - 'a' + 1;
  if (small == U'đ') return 27;
  const size_t at = kSmallVowels.find(small);
  return at == std::u32string_view::npos ? 0 : 28 + at;
}

constexpr size_t kLongest = 7;  // nghiêng

// 0 when a character is no Vietnamese letter or the word is too long.
uint64_t Key(std::u32string_view small) {
  if (small.empty() || small.size() > kLongest) return 0;
  uint64_t key = 0;
  for (char32_t c : small) {
    const uint64_t code = LetterCode(c);
    if (code == 0) return 0;
    key = key << 7 | code;
  }
  return key;
}

bool IsVowel(char32_t c) { return AddTone(c, 0) != 0; }

class Generator {
 public:
  std::unordered_set<uint64_t> Run() {
    keys_.reserve(40000);
    const auto all = [&](std::u32string_view onset) {
      Rimes(onset, kBackRimes);
      Rimes(onset, kFrontRimes);
    };
    ForEach(kOnsets, all);
    ForEach(kBackOnsets, [&](std::u32string_view onset) { Rimes(onset, kBackRimes); });
    ForEach(kFrontOnsets, [&](std::u32string_view onset) { Rimes(onset, kFrontRimes); });
    Rimes(U"k", U"y");
    Rimes(U"g", kGiRimes);
    Rimes(U"qu", kQuRimes);
    Rimes(U"", kBareRimes);
    return std::move(keys_);
  }

 private:
  // Calls `use` with each word of the list; a leading space means the empty word.
  template <typename Use>
  static void ForEach(std::u32string_view list, const Use& use) {
    for (size_t begin = 0; begin <= list.size();) {
      const size_t end = std::min(list.find(U' ', begin), list.size());
      use(list.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  void Rimes(std::u32string_view onset, std::u32string_view rimes) {
    ForEach(rimes, [&](std::u32string_view rime) { Tones(onset, rime); });
  }

  // A closed rime in c, ch, p, t has only sắc and nặng in this spelling.
  void Tones(std::u32string_view onset, std::u32string_view rime) {
    const char32_t last = rime.back();
    const bool stopped = last == 'c' || last == 'p' || last == 't' || rime.ends_with(U"ch");
    size_t first = npos, second = npos;
    Nuclei(rime, &first, &second);
    for (int tone = 0; tone < kTones; ++tone) {
      if (stopped && tone != 4 && tone != 5) continue;
      Put(onset, rime, first, tone);
      if (second != npos) Put(onset, rime, second, tone);
    }
  }

  void Put(std::u32string_view onset, std::u32string_view rime, size_t at, int tone) {
    std::u32string word(onset);
    word += rime;
    word[onset.size() + at] = AddTone(rime[at], tone);
    if (const uint64_t key = Key(word)) keys_.insert(key);
  }

  // Where the tone stands: on ê ơ and their like, else on the last vowel of a closed rime and the last but
  // one of an open one; `oa oe uy` alone have it on either (hòa, hoà).
  static void Nuclei(std::u32string_view rime, size_t* first, size_t* second) {
    size_t vowels = 0;
    while (vowels < rime.size() && IsVowel(rime[vowels])) ++vowels;
    for (size_t i = vowels; i-- > 0;) {
      if (rime[i] >= 0x80) {
        *first = i;
        return;
      }
    }
    const bool closed = vowels < rime.size();
    *first = closed || vowels == 1 ? vowels - 1 : vowels - 2;
    if (rime == U"oa" || rime == U"oe" || rime == U"uy") *second = 1;
  }

  static constexpr size_t npos = std::u32string_view::npos;
  std::unordered_set<uint64_t> keys_;
};

// small, Capital or CAPITALS
bool HasWordCase(std::u32string_view word) {
  size_t capitals = 0;
  for (char32_t c : word) capitals += SmallLetter(c) != c;
  return capitals == 0 || capitals == word.size() || (capitals == 1 && SmallLetter(word[0]) != word[0]);
}

}  // namespace

bool IsSyllable(std::u32string_view word) {
  static const std::unordered_set<uint64_t> keys = Generator().Run();
  if (word.size() > kLongest || !HasWordCase(word)) return false;
  std::u32string small(word);
  for (char32_t& c : small) c = SmallLetter(c);
  return keys.contains(Key(small));
}

}  // namespace sulieu
