#include "pipeline/formats/html/blocks.h"

#include <algorithm>

#include "pipeline/base/utf8.h"
#include "pipeline/formats/html/furniture.h"
#include "pipeline/formats/html/page_fonts.h"

namespace sulieu {
namespace {

bool IsOneOf(GumboTag tag, std::initializer_list<GumboTag> tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

// Elements that flow within a line; every other one begins and ends a block.
bool IsInline(GumboTag tag) {
  return IsOneOf(tag, {GUMBO_TAG_A,      GUMBO_TAG_ABBR, GUMBO_TAG_ACRONYM, GUMBO_TAG_B,     GUMBO_TAG_BDI,
                       GUMBO_TAG_BDO,    GUMBO_TAG_BIG,  GUMBO_TAG_CITE,    GUMBO_TAG_CODE,  GUMBO_TAG_DEL,
                       GUMBO_TAG_DFN,    GUMBO_TAG_EM,   GUMBO_TAG_FONT,    GUMBO_TAG_I,     GUMBO_TAG_IMG,
                       GUMBO_TAG_INS,    GUMBO_TAG_KBD,  GUMBO_TAG_LABEL,   GUMBO_TAG_MARK,  GUMBO_TAG_NOBR,
                       GUMBO_TAG_Q,      GUMBO_TAG_S,    GUMBO_TAG_SAMP,    GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,
                       GUMBO_TAG_STRIKE, GUMBO_TAG_SUB,  GUMBO_TAG_STRONG,  GUMBO_TAG_SUP,   GUMBO_TAG_TIME,
                       GUMBO_TAG_TT,     GUMBO_TAG_U,    GUMBO_TAG_VAR,     GUMBO_TAG_WBR});
}

bool IsInvisible(GumboTag tag) {
  return IsOneOf(tag, {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
                       GUMBO_TAG_HEAD, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_SVG, GUMBO_TAG_TITLE});
}

bool IsHeading(GumboTag tag) {
  return IsOneOf(tag, {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6});
}

// The element right before this one, nothing between them; nullptr when there is none.
const GumboNode* ElementBefore(const GumboNode* node) {
  if (node->index_within_parent == 0 || node->parent->type != GUMBO_NODE_ELEMENT) return nullptr;
  const GumboVector& siblings = node->parent->v.element.children;
  const auto* before = static_cast<const GumboNode*>(siblings.data[node->index_within_parent - 1]);
  return before->type == GUMBO_NODE_ELEMENT ? before : nullptr;
}

// Two neighbours within a line that are two things to the reader, though nothing stands between them: links
// to two places, elements of two classes (a byline and a date, kept apart by the style sheet).
bool StandsApart(const GumboNode* node, const GumboNode* before) {
  const auto differ = [&](const char* name) { return Attribute(node, name) != Attribute(before, name); };
  if (node->v.element.tag == GUMBO_TAG_A && before->v.element.tag == GUMBO_TAG_A)
    return differ("href") || Attribute(node, "href").empty();
  return differ("class") && !Attribute(node, "class").empty() && !Attribute(before, "class").empty();
}

bool IsAuthor(const GumboNode* node) {
  if (IsOneOf(node->v.element.tag, {GUMBO_TAG_BODY, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN})) return false;
  return Attribute(node, "rel") == "author" || Attribute(node, "itemprop") == "author" ||
         NamesAuthor(Attribute(node, "class")) || NamesAuthor(Attribute(node, "id"));
}

// At the right edge, where a signature stands.
bool StandsRight(const GumboNode* node) {
  if (Attribute(node, "align") == "right") return IsOneOf(node->v.element.tag, {GUMBO_TAG_P, GUMBO_TAG_DIV});
  std::string style;
  for (char c : Attribute(node, "style")) {
    if (c != ' ') style += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return style.find("text-align:right") != std::string::npos ||
         Attribute(node, "class").find("text-end") != std::string_view::npos ||
         Attribute(node, "class").find("text-right") != std::string_view::npos;
}

const char* FurnitureTag(const GumboNode* node) {
  switch (node->v.element.tag) {
    case GUMBO_TAG_NAV:
      return "menu";
    case GUMBO_TAG_FOOTER:
      return "footer";
    case GUMBO_TAG_ASIDE:
      return "sidebar";
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_OPTION:
      return "control";
    default:
      break;
  }
  const std::string_view role = Attribute(node, "role");
  if (role == "navigation") return "menu";
  if (role == "contentinfo") return "footer";
  if (role == "complementary") return "sidebar";
  return nullptr;
}

class Walker {
 public:
  Walker(const GumboNode* root, std::string_view source) : source_(source), fonts_(root) {}

  std::vector<Block> Run(const GumboNode* root) {
    Visit(root);
    Close();
    SplitAround();
    std::sort(blocks_.begin(), blocks_.end(),
              [](const Block& a, const Block& b) { return a.begin < b.begin; });
    return std::move(blocks_);
  }

 private:
  // The parser moves text that stands in a table but in no cell before the table: one block then holds words
  // from before and behind other blocks. It is cut, so that all are in the order of the source.
  void SplitAround() {
    std::vector<uint32_t> begins;
    for (const Block& block : blocks_) begins.push_back(block.begin);
    std::sort(begins.begin(), begins.end());
    const size_t blocks = blocks_.size();
    for (size_t i = 0; i < blocks; ++i) {
      std::vector<Piece> pieces = std::move(blocks_[i].pieces);
      std::stable_sort(pieces.begin(), pieces.end(),
                       [](const Piece& a, const Piece& b) { return a.begin < b.begin; });
      const auto cut_before = [&](size_t k) {
        const auto other = std::upper_bound(begins.begin(), begins.end(), pieces[k - 1].begin);
        return other != begins.end() && *other <= pieces[k].begin;
      };
      size_t begin = 0;
      for (size_t k = 1; k < pieces.size(); ++k) {
        if (!cut_before(k)) continue;
        blocks_.push_back(Part(blocks_[i], {pieces.begin() + static_cast<std::ptrdiff_t>(begin),
                                            pieces.begin() + static_cast<std::ptrdiff_t>(k)}));
        begin = k;
      }
      blocks_[i] =
          begin == 0 ? Whole(std::move(blocks_[i]), std::move(pieces))
                     : Part(blocks_[i], {pieces.begin() + static_cast<std::ptrdiff_t>(begin), pieces.end()});
    }
  }

  static Block Whole(Block block, std::vector<Piece> pieces) {
    block.pieces = std::move(pieces);
    return block;
  }

  // The block with some of its pieces only; links are taken to be spread evenly.
  static Block Part(const Block& block, std::vector<Piece> pieces) {
    Block part = block;
    part.letters = 0;
    for (const Piece& piece : pieces) {
      for (char c : piece.text) part.letters += !IsContinuation(c) && static_cast<unsigned char>(c) > ' ';
    }
    part.link_letters = static_cast<size_t>(block.link_density() * static_cast<double>(part.letters));
    part.begin = pieces.front().begin;
    part.end = 0;
    for (const Piece& piece : pieces) part.end = std::max(part.end, piece.end);
    part.pieces = std::move(pieces);
    return part;
  }

  void Visit(const GumboNode* node) {
    if (node->type == GUMBO_NODE_ELEMENT) {
      VisitElement(node);
    } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA ||
               node->type == GUMBO_NODE_WHITESPACE) {
      AddText(node->v.text);
    } else if (node->type == GUMBO_NODE_DOCUMENT) {
      Children(node->v.document.children);
    }
  }

  void Children(const GumboVector& children) {
    for (unsigned i = 0; i < children.length; ++i) Visit(static_cast<const GumboNode*>(children.data[i]));
  }

  void VisitElement(const GumboNode* node) {
    const GumboTag tag = node->v.element.tag;
    if (IsInvisible(tag)) return;
    if (tag == GUMBO_TAG_BR || tag == GUMBO_TAG_HR) {
      Close();
      line_ = tag == GUMBO_TAG_BR;
      return;
    }
    const Context outer = context_;
    const bool block = !IsInline(tag);
    if (block) {
      Close();
    } else if (const GumboNode* before = ElementBefore(node)) {
      apart_ = apart_ || StandsApart(node, before);
      touches_ = touches_ || tag == GUMBO_TAG_A || before->v.element.tag == GUMBO_TAG_A;
    }
    Enter(node, block);
    Children(node->v.element.children);
    if (block) Close();
    if (block) path_.pop_back();
    context_ = outer;
  }

  void Enter(const GumboNode* node, bool block) {
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_A) context_.link = true;
    if (tag == GUMBO_TAG_TIME) context_.time = true;
    if (IsAuthor(node)) context_.author = true;
    if (const auto font = fonts_.FontOf(node)) context_.font = *font;
    if (!block) return;
    if (StandsRight(node)) context_.right = true;
    line_ = false;
    path_.push_back(++elements_);
    if (IsHeading(tag)) context_.heading = true;
    if (tag == GUMBO_TAG_H1) context_.first_heading = true;
    if (tag == GUMBO_TAG_TR) row_begins_ = true;
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) {
      context_.cell = !row_begins_;
      row_begins_ = false;
    }
    if (tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN) return;
    const char* name = FurnitureTag(node);
    for (const char* attribute : {"class", "id"}) {
      if (!name && tag != GUMBO_TAG_BODY) name = FurnitureName(Attribute(node, attribute));
    }
    if (name && !context_.furniture) context_.furniture = name;
  }

  void AddText(const GumboText& text) {
    const std::string_view original(text.original_text.data, text.original_text.length);
    if (original.data() < source_.data() ||
        original.data() + original.size() > source_.data() + source_.size())
      return;
    const std::string_view words(text.text);
    size_t letters = 0;
    for (char c : words) letters += !IsContinuation(c) && static_cast<unsigned char>(c) > ' ';
    const auto begin = static_cast<uint32_t>(original.data() - source_.data());
    const auto end = begin + static_cast<uint32_t>(original.size());
    if (begin == end || (current_.pieces.empty() && letters == 0)) return;
    if (current_.pieces.empty()) Begin(begin);
    const bool follows = letters > 0 && !current_.pieces.empty();
    current_.pieces.push_back({begin, end, words, apart_ && follows, touches_ && follows, context_.font});
    if (letters > 0) apart_ = touches_ = false;
    current_.end = std::max(current_.end, end);
    current_.begin = std::min(current_.begin, begin);
    current_.letters += letters;
    if (context_.link) current_.link_letters += letters;
    current_.time = current_.time || (context_.time && letters > 0);
    current_.author = current_.author || (context_.author && letters > 0);
  }

  void Begin(uint32_t begin) {
    current_.begin = begin;
    current_.heading = context_.heading;
    current_.first_heading = context_.first_heading;
    current_.cell = context_.cell;
    current_.line = line_;
    current_.right = context_.right;
    current_.furniture = context_.furniture;
    current_.path = path_;
  }

  void Close() {
    if (!current_.pieces.empty()) blocks_.push_back(std::move(current_));
    current_ = Block();
    apart_ = touches_ = false;
  }

  struct Context {
    bool link = false, heading = false, first_heading = false, cell = false;
    bool time = false, author = false, right = false;
    const char* furniture = nullptr;
    FontEncoding font;
  };

  std::string_view source_;
  const PageFonts fonts_;
  std::vector<Block> blocks_;
  Block current_;
  Context context_;
  std::vector<uint32_t> path_;
  uint32_t elements_ = 0;
  bool line_ = false, row_begins_ = false, apart_ = false, touches_ = false;
};

}  // namespace

std::string_view Attribute(const GumboNode* element, const char* name) {
  const GumboAttribute* attribute = gumbo_get_attribute(&element->v.element.attributes, name);
  return attribute ? std::string_view(attribute->value) : std::string_view();
}

std::string Collapsed(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size(); ++at) {
    const bool no_break = text.substr(at).starts_with("\u00A0");
    if (!no_break && std::string_view(" \t\n\r\f").find(text[at]) == std::string_view::npos) {
      out += text[at];
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    at += no_break;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string WordsOf(const Block& block) {
  std::string words;
  for (const Piece& piece : block.pieces) words.append(piece.apart ? " " : "").append(piece.text);
  return Collapsed(words);
}

std::string PartsOf(const Block& block) {
  std::string words;
  for (const Piece& piece : block.pieces)
    words.append(piece.apart || piece.touches ? " | " : "").append(piece.text);
  return Collapsed(words);
}

std::vector<Block> FindBlocks(const GumboNode* root, std::string_view source) {
  return Walker(root, source).Run(root);
}

}  // namespace sulieu
