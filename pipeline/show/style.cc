// How the page looks.
#include <fmt/format.h>

#include "pipeline/show/html.h"
#include "pipeline/show/looks.h"

namespace sulieu {
namespace {

constexpr std::string_view kBase = R"(
:root{color-scheme:light dark;--page:#fbfaf7;--paper:#fff;--ink:#1d1d1b;--soft:#63615c;--line:#dedbd3;--wash:14%}
@media (prefers-color-scheme:dark){:root{--page:#161513;--paper:#1e1d1a;--ink:#eae7e0;--soft:#a5a199;--line:#3b3934;--wash:26%}}
*{box-sizing:border-box}
html{scroll-padding-top:4.5rem}
body{margin:0;background:var(--page);color:var(--ink);font:1.0625rem/1.75 "Noto Serif","Source Serif 4",Charter,Georgia,serif}
header,.text,.facts,footer{margin:0 auto;padding:0 1.25rem}
header,.text{max-width:46rem}
.facts,footer{max-width:80rem}
header{padding-top:2.5rem}
h1{font-size:clamp(1.4rem,1.1rem + 1.4vw,2rem);line-height:1.3;margin:0 0 .6rem;text-wrap:balance}
h2,h3,.legend,.facts,.meta,footer,sup{font-family:system-ui,"Noto Sans",sans-serif}
h2{font-size:1.15rem;margin:2.5rem 0 .25rem}
h3{font-size:.95rem;margin:1.75rem 0 .4rem;display:flex;gap:.5rem;align-items:baseline}
.meta{color:var(--soft);font-size:.85rem;line-height:1.5;margin:0;overflow-wrap:anywhere}
.legend{position:sticky;top:0;z-index:1;background:var(--page);border-bottom:1px solid var(--line);margin:1.25rem 0 0}
.legend ul{display:flex;gap:.35rem 1.1rem;overflow-x:auto;max-width:46rem;margin:0 auto;padding:.6rem 1.25rem;list-style:none;font-size:.85rem;line-height:1.4;white-space:nowrap}
.legend label{display:flex;gap:.4rem;align-items:center;cursor:pointer}
.legend input{margin:0;accent-color:var(--soft)}
.legend .count{color:var(--soft)}
.text{padding-top:1.25rem;padding-bottom:1.5rem}
.text p{margin:0 0 1rem;overflow-wrap:break-word}
.text p.title{font-weight:600}
mark{color:inherit;background:color-mix(in srgb,var(--kind) var(--wash),transparent);border-bottom:2px solid var(--kind);border-radius:2px 2px 0 0;padding:.05em 0;-webkit-box-decoration-break:clone;box-decoration-break:clone}
mark:has(mark){padding-bottom:.24em}
mark:has(mark mark){padding-bottom:.48em}
mark:target,tr:target{outline:2px solid var(--kind,var(--soft));outline-offset:2px}
sup{font-size:.62em;line-height:0;margin-left:.12em;font-weight:600;white-space:nowrap}
sup a,.label{color:var(--kind);text-decoration:none}
sup a+a{margin-left:.3em}
sup a:hover,.facts a:hover{text-decoration:underline}
.label{font-weight:700}
.swatch{padding:0 .35em;font-weight:700}
.scroll{overflow-x:auto;background:var(--paper);border:1px solid var(--line);border-radius:6px}
table{border-collapse:collapse;width:100%;font-size:.85rem;line-height:1.45}
th,td{text-align:left;vertical-align:top;padding:.45rem .75rem}
th{color:var(--soft);font-weight:600;white-space:nowrap;border-bottom:1px solid var(--line)}
tbody tr+tr td{border-top:1px solid var(--line)}
td.number{text-align:right;font-variant-numeric:tabular-nums}
td{min-width:5rem}
td.quote{min-width:16rem}
td.number,td.short{min-width:0;white-space:nowrap}
.facts a{color:inherit;text-decoration-color:var(--kind);text-decoration-line:underline;text-underline-offset:.2em}
.rule,.id{color:var(--soft);font-size:.8rem;font-family:ui-monospace,"DejaVu Sans Mono",monospace;white-space:nowrap}
.none{color:var(--soft)}
footer{color:var(--soft);font-size:.78rem;line-height:1.5;padding-top:2rem;padding-bottom:2.5rem;overflow-wrap:anywhere}
@media (max-width:44rem){
body{font-size:1rem;line-height:1.7}
.scroll{border:0;background:none;overflow:visible}
thead{position:absolute;clip-path:inset(50%);height:1px;width:1px;overflow:hidden}
table,tbody,tr,td{display:block}
tr{background:var(--paper);border:1px solid var(--line);border-left:3px solid var(--kind);border-radius:6px;padding:.4rem 0;margin-bottom:.6rem}
tbody tr+tr td{border-top:0}
td,td.number{display:grid;grid-template-columns:6.5rem 1fr;gap:.75rem;padding:.15rem .75rem;text-align:left;min-width:0;overflow-wrap:anywhere}
td.empty{display:none}
td::before{content:attr(data-label);color:var(--soft)}
.rule,.id{white-space:normal}
}
@media print{.legend{position:static}.legend input{display:none}body{background:none}}
)";

}  // namespace

std::string PageStyle(size_t kinds) {
  std::string style(kBase);
  std::string dark;
  for (size_t i = 0; i < kinds; ++i) {
    const KindLook& look = LookOf(i);
    style += fmt::format(".k{}{{--kind:{}}}mark.k{}{{border-bottom:{} var(--kind)}}\n", i, look.light, i,
                         look.line);
    style += fmt::format(
        "body:has(#show{0}:not(:checked)) .text mark.k{0}{{background:none;border-color:transparent}}"
        "body:has(#show{0}:not(:checked)) .text sup.k{0}{{display:none}}\n",
        i);
    dark += fmt::format(".k{}{{--kind:{}}}", i, look.dark);
  }
  return style + fmt::format("@media (prefers-color-scheme:dark){{{}}}\n", dark);
}

}  // namespace sulieu
