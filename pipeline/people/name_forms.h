// The forms of one name: `Trump` beside `Donald Trump`, `Sergey Ryabkov` and `Sergei Ryabkov`. Persons are
// compared only within a name; this says which appearances count under which. Tested by tests/people_test.cc.
#ifndef SULIEU_PIPELINE_PEOPLE_NAME_FORMS_H_
#define SULIEU_PIPELINE_PEOPLE_NAME_FORMS_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/people/post.h"

namespace sulieu {

// What a name (FoldForLookup) may count under: `Trump` under a full name, a foreign full name under another
// one, every other under itself.
enum class NameForm { kOther, kShort, kForeign };
NameForm FormOf(std::string_view name);

// The full names that others may count under: few of all, and kept in memory with their posts. Told of all
// first, then asked.
class NameForms {
 public:
  // A foreign full name that so many appearances have. In any order.
  void AddForeign(std::string_view name, size_t appearances);
  // One of the posts that a full name holds; of those that are not foreign only `national` ones matter.
  // `number` is that of the post. Requires: a foreign name was added before.
  void AddPost(std::string_view name, uint32_t number, const Post& post);
  void TakeSpellingsTogether();

  // The name an appearance counts under: its own; or, when it is short, the one full name of its article that
  // it shortens, else the foreign one that has such a title; or, of foreign names written alike that hold the
  // same post, the most frequent. `beside` are the full names in its article.
  std::string_view Of(std::string_view name, const std::vector<Post>& posts,
                      const std::set<std::string_view>& beside) const;

 private:
  struct Name {
    size_t appearances = 0;
    std::set<uint32_t> posts;  // keys of posts_
  };
  using Names = std::map<std::string, Name, std::less<>>;

  std::vector<const Post*> PostsOf(std::string_view full) const;
  bool Contradict(const std::vector<const Post*>& posts, std::string_view full) const;
  std::string_view FullName(std::string_view name, const std::vector<Post>& posts,
                            const std::set<std::string_view>& beside) const;
  std::string_view HolderOf(std::string_view name, const std::vector<const Post*>& posts) const;
  std::string_view Spelled(std::string_view name) const;
  void TakeTogether(std::string_view a, std::string_view b, int points);
  void TakeAlike();
  void TakeOneLetterApart();

  Names names_;
  std::map<uint32_t, Post> posts_;
  std::vector<std::string_view> foreign_;
  std::map<std::string_view, std::vector<std::string_view>> by_word_;  // foreign names, by first and last
  std::map<std::string_view, std::string_view> spelling_;              // -> the most frequent one
};

}  // namespace sulieu

#endif  // SULIEU_PIPELINE_PEOPLE_NAME_FORMS_H_
