// What the program says to people, in their language. The code writes English; each message it can say stands
// in one of the lists of this folder with a code that stays the same in every version and language, so that a
// Vietnamese message can be looked up in an English text. Facts, views, column names and reason codes are the
// same in every language, and so is what is stored.
//
// A message is found by its English pattern when it is said, not where it is made: what is stored (the
// ledger) stays English and can be shown in either. tests/messages_test.cc finds messages that are in no
// list.
#ifndef SULIEU_PIPELINE_MESSAGES_MESSAGES_H_
#define SULIEU_PIPELINE_MESSAGES_MESSAGES_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sulieu {

enum class Language { kEnglish, kVietnamese };

// `{}` stands for a value. The Vietnamese may give the values another order: `{1}: {0}`.
struct Message {
  std::string_view code;  // `SL203`; empty for help texts and for parts of messages
  std::string_view english, vietnamese;
};

// The lists: messages of use, of input files, of databases, of rules; help texts.
std::span<const std::span<const Message>> MessageLists();

// The language a name of one or a locale asks for: `vi`, `vi_VN.UTF-8`; nothing for any other.
std::optional<Language> LanguageOf(std::string_view name);

// English until it is set; called once, before the first message.
void SetLanguage(Language language);
Language CurrentLanguage();

// One line of a message in the language that is set. Parts that are in no list stay as they are.
std::string Localised(std::string_view english);
// The same, followed by its code in brackets if it has one.
std::string LocalisedWithCode(std::string_view english);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_MESSAGES_MESSAGES_H_
