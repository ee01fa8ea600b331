// The digests a web archive states of its records: `sha1:` in base 32 as most tools write it, `sha256:` or
// `md5:`, in base 16 as well. Tested by tests/web_archive_test.cc.
#ifndef SULIEU_PIPELINE_READ_WARC_DIGEST_H_
#define SULIEU_PIPELINE_READ_WARC_DIGEST_H_

#include <string>
#include <string_view>

namespace sulieu {

// True unless the bytes are others than `stated` says. A digest of an algorithm not known here says nothing.
bool HasDigest(std::string_view bytes, std::string_view stated);

// The digest of the bytes, written as `stated` is.
std::string DigestLike(std::string_view bytes, std::string_view stated);

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_READ_WARC_DIGEST_H_
