package io.lakehousecdc.loadgen.schedule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as somebody would write them. */
final class Numbers {
  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  private Numbers() {}

  static String text(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return String.valueOf(number);
    }
    if (number == 0) {
      return "0";
    }
    return new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
