// Faults on demand, for tests: what the parsers of others do wrong some day, at a place of the tester's
// choice. Only the environment of the program asks for one; no file can.
#ifndef SULIEU_PIPELINE_ISOLATE_MOCK_FAULT_H_
#define SULIEU_PIPELINE_ISOLATE_MOCK_FAULT_H_

#include <string_view>

namespace sulieu {

// SULIEU_MOCK_FAULT=STAGE:FAULT:WORD makes FAULT happen at STAGE: `open`, a file or a file within it is
// opened whose name has WORD in it; `read`, a document whose bytes have it is turned into text;
// `extract`, the facts of such a document are looked for, in the program itself. Faults: hang,
// spin, segv, abort, memory, flood, exit, throw.
void MockFault(std::string_view stage, std::string_view subject);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_ISOLATE_MOCK_FAULT_H_
