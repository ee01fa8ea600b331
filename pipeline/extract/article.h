// What the extractors see of a document: the normalised text, its passages and sentences.
#ifndef SULIEU_PIPELINE_EXTRACT_ARTICLE_H_
#define SULIEU_PIPELINE_EXTRACT_ARTICLE_H_

#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/base/span.h"
#include "pipeline/text/words.h"

namespace sulieu {

enum class PassageKind { kTitle, kLead, kParagraph, kCaption, kByline, kFurniture };

// `title`, `lead`, `paragraph`, `caption`, `byline`, `furniture`: as stored and shown.
const char* PassageName(PassageKind kind);

struct Passage {
  PassageKind kind = PassageKind::kParagraph;
  TextSpan span;
};

struct Sentence {
  TextSpan span;
  uint32_t passage = 0;  // index into Article::passages
};

struct Article {
  std::string_view text;
  std::vector<Passage> passages;    // in text order; nothing but white space between them
  std::vector<Sentence> sentences;  // of every passage, furniture included

  PassageKind kind(const Sentence& sentence) const { return passages[sentence.passage].kind; }

  // The words of a sentence, split at the first call and kept: several grammars read the same sentence. Valid
  // until the words of kKeptSentences others were split: those of a book would take ten times its memory. Not
  // to be called from two threads at once.
  const TextWords& words(uint32_t sentence) const {
    words_.resize(sentences.size());
    if (words_[sentence]) return *words_[sentence];
    kept_.push_back(sentence);
    if (kept_.size() > kKeptSentences) {
      words_[kept_.front()].reset();
      kept_.pop_front();
    }
    return words_[sentence].emplace(SplitWords(text, sentences[sentence].span));
  }
  // What is kept of them takes ten times the memory of the text.
  void ForgetWords() const {
    words_ = decltype(words_)();
    kept_ = {};
  }

 private:
  static constexpr size_t kKeptSentences = 4096;

  mutable std::vector<std::optional<TextWords>> words_;
  mutable std::deque<uint32_t> kept_;  // the sentences whose words there are, oldest first
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_EXTRACT_ARTICLE_H_
