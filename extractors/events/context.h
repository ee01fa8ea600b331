// The words left and right of an event noun, and what they say of it: verbs of holding, attending, speaking;
// plurals, denials, plans, reminiscences. Tested by events_test.cc.
#ifndef SULIEU_EXTRACTORS_EVENTS_CONTEXT_H_
#define SULIEU_EXTRACTORS_EVENTS_CONTEXT_H_

#include <re2/re2.h>

#include <string_view>

#include "extractors/events/before_noun.h"
#include "pipeline/base/span.h"

namespace sulieu {

// In rising order of what it says about the event being the matter of the article.
enum class EventRole {
  kNone,      // named in passing: nghị quyết đại hội, các hội nghị, Ban Tổ chức lễ hội
  kSubject,   // the sentence begins with it: Hội nghị đã thảo luận ...
  kAt,        // something is said or done at it: Tại hội nghị, ...
  kAttended,  // chaired, attended, addressed
  kHeld,      // held, opened, takes place
};

// Whether the text contains the pattern.
bool MatchesWords(std::string_view text, const RE2& regex);

// The words of the sentence before the byte `at`, and from it on, as far as they are read.
std::string_view WindowBefore(std::string_view text, TextSpan sentence, uint32_t at);

std::string_view WindowAfter(std::string_view text, TextSpan sentence, uint32_t at);

// With whom no body or official sits down: suspects, witnesses, the press.
bool IsPrivate(std::string_view after);

// `các hội nghị`, `25 hội nghị`.
bool IsPlural(const BeforeNoun& before);

// The noun is part of another name, or what is organised is only talked of.
bool IsPassing(const BeforeNoun& before);

// `các địa phương tổ chức hội nghị`: no one event.
bool IsGeneric(const BeforeNoun& before);

// `sẽ tổ chức`, `dự kiến diễn ra`.
bool IsAhead(const BeforeNoun& before, std::string_view after);

// `trước đó`, `năm ngoái`.
bool IsBack(const BeforeNoun& before, std::string_view after);

// More quotation marks opened than closed.
bool InsideQuotes(std::string_view before);

// What is said of an event noun between these words.
EventRole RoleOf(const BeforeNoun& before, std::string_view after);

// `làm việc với`: told as done, by a body or an official, not by the police with a suspect.
EventRole WorkingRole(const BeforeNoun& before, std::string_view after);

}  // namespace sulieu

#endif  // SULIEU_EXTRACTORS_EVENTS_CONTEXT_H_
