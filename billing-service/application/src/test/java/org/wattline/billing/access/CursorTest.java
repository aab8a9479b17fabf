package org.wattline.billing.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.billing.contract.Page;
import org.wattline.tenancy.problem.ProblemException;

class CursorTest {

  @Test
  void aPageEndsWithACursorThatReadsOnWhereItEnded() {
    Page<String> page = Cursor.page(List.of("a", "b", "ç%\u00e9"), 2, last -> List.of(last, "7"));

    assertThat(page.items()).containsExactly("a", "b");
    Cursor.Parts parts = Cursor.read(page.next(), 2);
    assertThat(parts.textOrNull(0)).isEqualTo("b");
    assertThat(parts.textOrNull(1)).isEqualTo("7");
  }

  @Test
  void theLastPageHasNoCursor() {
    assertThat(Cursor.page(List.of("a", "b"), 2, List::of).next()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"§", "====", "YQ", "AAAA", "' or 1=1 --"})
  void aCursorThatNoPageGaveIsRefusedByName(String made) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Cursor.read(made, 2))
        .satisfies(refusal -> assertThat(refusal.detail()).contains("cursor"));
  }

  @Test
  void aCursorOfAnotherListIsRefusedWhereItsPartsAreRead() {
    String other =
        Base64.getUrlEncoder().encodeToString("x\u001fy".getBytes(StandardCharsets.UTF_8));

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Cursor.read(other, 2).uuidOrNull(1));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Cursor.read(other, 2).instantOrNull(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 201, Integer.MAX_VALUE})
  void aLimitOutsideItsRangeIsRefused(int limit) {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cursor.checkedLimit(limit));
  }
}
