#include "pipeline/cli/column_sum.h"

#include <cmath>

namespace sulieu {

void ColumnSum::AddReal(double number) {
  const double sum = real_ + number;
  lost_ += std::abs(real_) >= std::abs(number) ? (real_ - sum) + number : (number - sum) + real_;
  real_ = sum;
}

void ColumnSum::AddWhole(int64_t number) {
  if (!__builtin_add_overflow(whole_, number, &whole_)) return;
  // What came around stands 2^64 off.
  AddReal(number > 0 ? 0x1p64 : -0x1p64);
  is_whole_ = false;
}

void ColumnSum::Add(const ValueView& number) {
  if (number.index() == 0) {
    ++without_;
    return;
  }
  has_any_ = true;
  if (const auto* whole = std::get_if<int64_t>(&number)) return AddWhole(*whole);
  AddReal(std::get<double>(number));
  is_whole_ = false;
}

void ColumnSum::Add(const ColumnSum& other) {
  AddWhole(other.whole_);
  AddReal(other.real_);
  lost_ += other.lost_;
  has_any_ |= other.has_any_;
  is_whole_ &= other.is_whole_;
  without_ += other.without_;
}

Value ColumnSum::Total() const {
  if (!has_any_) return {};
  if (is_whole_) return whole_;
  ColumnSum all = *this;
  all.AddReal(static_cast<double>(whole_));
  return std::isfinite(all.lost_) ? all.real_ + all.lost_ : all.real_;  // beyond all doubles nothing is lost
}

}  // namespace sulieu
