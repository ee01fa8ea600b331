// The lists of messages, each in a file of its own. A code is never used again for another message.
#ifndef SULIEU_PIPELINE_MESSAGES_LISTS_H_
#define SULIEU_PIPELINE_MESSAGES_LISTS_H_

#include <span>

#include "pipeline/messages/messages.h"

namespace sulieu {

std::span<const Message> UsageMessages();     // SL1..: the command line, progress, summaries
std::span<const Message> InputMessages();     // SL2..: files, archives, encodings, metadata
std::span<const Message> DatabaseMessages();  // SL3..: databases, what verify finds
std::span<const Message> RuleMessages();      // SL4..: rule sets, annotations
std::span<const Message> DecisionMessages();  // SL5..: people, places, decisions
std::span<const Message> HelpTexts();         // without codes: of commands and options
std::span<const Message> ExampleRemarks();    // without codes: what stands behind the examples

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_MESSAGES_LISTS_H_
