#include <array>

#include "pipeline/messages/lists.h"

namespace sulieu {

std::span<const Message> DecisionMessages() {
  static constexpr auto kMessages = std::to_array<Message>({
      {"SL501",
       "--place `{}`: no province, district or commune of Viet Nam has this name; `sulieu search` finds any "
       "word",
       "--place `{}`: không tỉnh, huyện hay xã nào của Việt Nam có tên này; `sulieu search` tìm được mọi từ"},
      {"SL502", "--place `{}`: not there as of {}: {}", "--place `{}`: vào {} chưa có hoặc không còn: {}"},
      {"SL503", "--as-of `{}`: write a date as 2026, 2026-01 or 2026-01-31",
       "--as-of `{}`: hãy viết ngày theo dạng 2026, 2026-01 hoặc 2026-01-31"},
      {"SL503", "--as-of: says when a --place is meant; name one",
       "--as-of: nêu thời điểm của --place; hãy nêu một nơi"},
      {"SL511", "{}: is no fact of officials; `sulieu people NAME` shows their ids",
       "{}: không phải dữ kiện về chức vụ; `sulieu people TÊN` cho xem mã"},
      {"SL512", "both facts are of one name in one article: nothing to decide",
       "cả hai dữ kiện cùng một tên trong một bài: không có gì để quyết định"},
      {"SL513", "no one of that name or post; `sulieu facts officials` lists all who are named",
       "không có ai mang tên hay chức vụ đó; `sulieu facts officials` liệt kê mọi người được nêu tên"},
      {"SL514", "--why is missing: a decision says why", "thiếu --why: quyết định phải nêu lý do"},
      {"SL515", "name a person, a --post or a --place; `sulieu people --help` has examples",
       "hãy nêu một người, một --post hoặc một --place; `sulieu people --help` có ví dụ"},
      {"SL521", "{}: has no rows", "{}: không có hàng nào"},
      {"SL522", "{}: {}: the source does not give back the text; run `sulieu verify`",
       "{}: {}: nguồn không cho lại văn bản; hãy chạy `sulieu verify`"},
      {"SL523", "`{}={}`: write {} number, as 1101{}", "`{}={}`: hãy viết {} số, ví dụ 1101{}"},
      {"SL523", "`{}={}`: write the date as 2020-01-31", "`{}={}`: hãy viết ngày theo dạng 2020-01-31"},
      {"SL523", "{} take no such value: {}", "{} không nhận giá trị này: {}"},
      {"SL523", "`{}`: write COLUMN=VALUE", "`{}`: hãy viết CỘT=GIÁ_TRỊ"},
      {"SL523", "a fact has a value: write COLUMN=VALUE", "dữ kiện phải có giá trị: hãy viết CỘT=GIÁ_TRỊ"},
      {"SL524", "{} have no column `{}`; they have {}", "{} không có cột `{}`; các cột: {}"},
      {"SL525", "{}: `{}` does not stand at byte {} of its text", "{}: `{}` không nằm ở byte {} của văn bản"},
      {"SL525", "{}: has no such words: `{}`; `sulieu show {}` shows its text",
       "{}: không có những từ này: `{}`; `sulieu show {}` cho xem văn bản"},
      {"SL525", "{}: `{}` stands at bytes {}; give more words, or --at-byte BYTE",
       "{}: `{}` nằm ở các byte {}; hãy viết thêm từ, hoặc --at-byte BYTE"},
      {"SL526", "fact {} has these values already", "dữ kiện {} đã có các giá trị này"},
      {"SL526", "{}: has this fact already: {}", "{}: đã có dữ kiện này: {}"},
      {"SL527", "nobody has decided anything about fact {} that could be undone",
       "chưa ai quyết định gì về dữ kiện {} để có thể hoàn tác"},
      {"SL527", "there is nothing to undo in this pass", "lượt duyệt này không có gì để hoàn tác"},
      {"SL528", "it is not known who decides; say it with --by NAME",
       "không rõ ai quyết định; hãy nêu bằng --by TÊN"},
      {"SL529", "--export-csv makes the table, --import-csv reads it back; do one after the other",
       "--export-csv tạo bảng, --import-csv đọc lại; hãy làm từng việc một"},
      {"SL530", "name the annotations, or take the decisions of people by --decisions",
       "hãy nêu tệp chú giải, hoặc dùng quyết định của người duyệt bằng --decisions"},
      {"", "one of a, r, e, s, u, q", "một trong các phím a, r, e, s, u, q"},
      {"", "COLUMN=VALUE, one a line; an empty VALUE takes it away; an empty line ends",
       "CỘT=GIÁ_TRỊ, mỗi dòng một cái; GIÁ_TRỊ rỗng là bỏ giá trị; dòng trống là hết"},
  });
  return kMessages;
}

}  // namespace sulieu
