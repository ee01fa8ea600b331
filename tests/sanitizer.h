// Whether AddressSanitizer is at work: it takes terabytes of address space, so that no limit of it holds, and
// keeps 256 MB of what is freed.
#ifndef SULIEU_TESTS_SANITIZER_H_
#define SULIEU_TESTS_SANITIZER_H_

namespace sulieu {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
inline constexpr bool kSanitized = __has_feature(address_sanitizer);
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace sulieu

#endif  // SULIEU_TESTS_SANITIZER_H_
