package org.wattline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  private Screen screen(boolean terminal) {
    return new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, nanos::get);
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aFileGetsALineForEachTenth() {
    Screen screen = screen(false);

    for (int i = 0; i <= 100; i++) {
      nanos.set(i * SECOND);
      screen.at(i / 100.0, "bills");
    }

    assertThat(shown().lines()).hasSize(11);
    assertThat(shown().lines().skip(5).findFirst())
        .hasValue("  [###############---------------]  50 %  bills, about 50 s left");
    assertThat(shown()).doesNotContain("\r");
  }

  @Test
  void aTerminalHasTheBarBelowWhatIsSaid() {
    Screen screen = screen(true);

    screen.at(0.5, "bills");
    screen.accept("redis ready");
    screen.at(1, "payments");
    screen.accept("all parts are ready");

    String bar = "  [###############---------------]  50 %  bills, about 0 s left";
    assertThat(shown())
        .isEqualTo(
            String.join(
                "",
                "\r\u001b[K" + bar,
                "\r\u001b[K  redis ready" + System.lineSeparator() + bar,
                "\r\u001b[K",
                "  all parts are ready" + System.lineSeparator()));
  }

  @Test
  void whatIsBeyondTheWholeIsTheWhole() {
    Screen screen = screen(false);

    screen.at(1.2, "payments");

    assertThat(shown().strip()).isEqualTo("[" + "#".repeat(30) + "] 100 %  payments");
  }
}
