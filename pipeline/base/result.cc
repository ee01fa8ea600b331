#include "pipeline/base/result.h"

#include "pipeline/base/fault.h"

namespace sulieu {

const char* ErrorCodeName(ErrorCode code) {
  if (code == kFaultTimeout) return "timeout";
  if (code == kFaultCrash) return "crash";
  if (code == kFaultMemory) return "memory";
  if (code == kFaultBomb) return "bomb";
  switch (code) {
    case ErrorCode::kNotFound:
      return "not_found";
    case ErrorCode::kUnreadable:
      return "unreadable";
    case ErrorCode::kEmpty:
      return "empty";
    case ErrorCode::kEncoding:
      return "encoding";
    case ErrorCode::kBinary:
      return "binary";
    case ErrorCode::kTooLarge:
      return "too_large";
    case ErrorCode::kPartial:
      return "partial";
    case ErrorCode::kUnsupported:
      return "unsupported";
    case ErrorCode::kNeedsOcr:
      return "needs_ocr";
    case ErrorCode::kUsage:
      return "usage";
    case ErrorCode::kRules:
      return "rules";
    case ErrorCode::kDatabase:
      return "database";
    case ErrorCode::kForeignDatabase:
      return "foreign_database";
    case ErrorCode::kNewerDatabase:
      return "newer_database";
    case ErrorCode::kReadOnly:
      return "read_only";
    case ErrorCode::kDiskFull:
      return "disk_full";
    case ErrorCode::kBusy:
      return "busy";
    case ErrorCode::kInternal:
      return "internal";
  }
  return "internal";
}

}  // namespace sulieu
