#include <array>

#include "pipeline/messages/lists.h"

namespace sulieu {

std::span<const Message> RuleMessages() {
  static constexpr auto kMessages = std::to_array<Message>({
      {"SL401", "{}: no such folder of rule sets", "{}: không có thư mục bộ luật này"},
      {"SL402", "no rule sets found: expected KIND/rules.toml",
       "không thấy bộ luật nào: cần có KIND/rules.toml"},
      {"SL403", "{}:{}: rule {}: the group `{}` is missing; every rule of {} names it",
       "{}:{}: luật {}: thiếu nhóm `{}`; mọi luật của {} đều có nhóm này"},
      {"SL404", "{}: the word list {}.tsv is missing; the built-in rules have it",
       "{}: thiếu danh sách từ {}.tsv; bộ luật có sẵn có danh sách này"},
      {"SL404", "rule set {} lacks the word list {}", "bộ luật {} thiếu danh sách từ {}"},
      {"SL405", "{}:{}: rule {} is defined twice", "{}:{}: luật {} được định nghĩa hai lần"},
      {"SL406", "{}:{}: rule {}: {}: {}", "{}:{}: luật {}: {}: {}"},
      {"SL407", "a fragment contains itself", "một mảnh mẫu chứa chính nó"},
      {"SL407", "no fragment or word list is called `{}`", "không có mảnh mẫu hay danh sách từ nào tên `{}`"},
      {"SL407", "fragment `{}` must be a string", "mảnh mẫu `{}` phải là chuỗi"},
      {"SL408", "`\\{}` is ASCII in RE2; use a boundary, \\pL, or a space",
       "`\\{}` trong RE2 chỉ hiểu ASCII; hãy dùng boundary, \\pL hoặc dấu cách"},
      {"SL408", "write named groups as (?P<name>...)", "hãy viết nhóm có tên theo dạng (?P<name>...)"},
      {"SL408", "not in normal form (NFC, plain spaces)", "chưa ở dạng chuẩn (NFC, dấu cách thường)"},
      {"SL409", "`{}` must be a string", "`{}` phải là chuỗi"},
      {"SL409", "`value` must be a string or a list of strings",
       "`value` phải là chuỗi hoặc danh sách chuỗi"},
      {"SL409", "unknown key `{}`", "không có khóa `{}`"},
      {"SL409", "an example is { text = \"... [[span]] ...\", value = \"...\" }",
       "một ví dụ có dạng {{ text = \"... [[span]] ...\", value = \"...\" }}"},
      {"SL409", "mark the span of each mention with [[ and ]]",
       "hãy đánh dấu khoảng của mỗi lần nhắc bằng [[ và ]]"},
      {"SL409", "`boundary` is one of word, number, line, none",
       "`boundary` là một trong word, number, line, none"},
      {"SL410", "`trigger` must be a string or a list of strings that must all match",
       "`trigger` phải là chuỗi hoặc danh sách chuỗi cùng phải khớp"},
      {"SL410", "a trigger must have no gap; write a list of two triggers instead: ['A', 'B']",
       "trigger không được có khoảng trống; hãy viết danh sách hai trigger: ['A', 'B']"},
      {"SL410", "the trigger `{}` does not match this example", "trigger `{}` không khớp ví dụ này"},
      {"SL411", "rule {} has no example", "luật {} không có ví dụ"},
      {"SL411", "rule {} has no counter-example", "luật {} không có phản ví dụ"},
      {"SL412", "expected {} [{}], got [{}]", "mong đợi {} [{}], nhận được [{}]"},
      {"SL413", "{}:{}: the surface is empty or has stray spaces", "{}:{}: từ rỗng hoặc có dấu cách thừa"},
      {"SL413", "{}:{}: `{}` stands in the list twice", "{}:{}: `{}` có hai lần trong danh sách"},
      {"SL413", "{}:1: the list has no entries", "{}:1: danh sách không có mục nào"},
      {"", "{} rules, {} examples, {} counter-examples: {}", "{} luật, {} ví dụ, {} phản ví dụ: {}"},
      {"", "all as expected", "tất cả đúng như mong đợi"},
      {"", "{} rules of {} kinds, no errors", "{} luật thuộc {} loại, không có lỗi"},
      {"", "{} documents, {} not readable; {} of {} rules made no mention",
       "{} tài liệu, {} không đọc được; {} trên {} luật không cho lần nhắc nào"},

      {"SL421", "must be a string, a number or null", "phải là chuỗi, số hoặc null"},
      {"SL421", "an entry of `{}` has no `{}`", "một mục của `{}` không có `{}`"},
      {"SL421", "an entry of `{}` is no object", "một mục của `{}` không phải đối tượng"},
      {"SL421", "`doc`, the file name, is missing", "thiếu `doc`, tên tệp"},
      {"SL421", "`{}` of `{}` {}", "`{}` của `{}` {}"},
      {"SL422", "{}: no annotations in it", "{}: không có chú giải nào"},
      {"SL423", "{}: {} of {} annotated documents are not in it, their facts count as missed: {}",
       "{}: {} trên {} tài liệu đã chú giải không có trong đó, dữ kiện của chúng tính là sót: {}"},
      {"SL424", "{}: F1 {} is below {}", "{}: F1 {} thấp hơn {}"},

      {"", "it made a fact", "đã cho một dữ kiện"},
      {"", "its trigger is not in one sentence of the text: {}", "trigger của nó không có trong câu nào: {}"},
      {"", "its trigger is there, but its pattern does not begin: {}",
       "có trigger, nhưng mẫu không khớp ngay từ đầu: {}"},
      {"", "matched {}, but letters or digits stand right before or behind it",
       "khớp {}, nhưng có chữ hoặc số liền trước hay liền sau"},
      {"", "matched {}, but a longer mention or one of another kind took its place",
       "khớp {}, nhưng một lần nhắc dài hơn hoặc loại khác đã thay chỗ"},
      {"", "it made a mention, but its words give no value",
       "đã cho một lần nhắc, nhưng các từ không cho giá trị"},
      {"", "matched {}, but that line is page furniture", "khớp {}, nhưng dòng đó là phần khung của trang"},
  });
  return kMessages;
}

}  // namespace sulieu
