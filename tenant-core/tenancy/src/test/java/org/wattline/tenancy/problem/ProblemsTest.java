package org.wattline.tenancy.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;

class ProblemsTest {

  @Test
  void everySharedTypeIsListedOnceUnderItsOwnReason() {
    long constants =
        Arrays.stream(Problems.class.getFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .filter(field -> field.getType() == ProblemType.class)
            .count();

    assertThat(Problems.SHARED).hasSize((int) constants);
    assertThat(Problems.SHARED).extracting(ProblemType::reason).doesNotHaveDuplicates();
    assertThat(Problems.SHARED).allSatisfy(type -> assertThat(type.title()).doesNotEndWith("."));
  }

  @Test
  void aTypesAddressIsStable() {
    assertThat(Problems.TENANT_SUSPENDED.uri())
        .hasToString("https://wattline.org/problems/tenant-suspended");
    assertThatThrownBy(() -> new ProblemType("Not Kebab", 400, "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ProblemType("kebab", 200, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aProblemNamesItsRequest() {
    ProblemDetail problem =
        Problems.of(Problems.CONFLICT, "Read again.", Map.of("version", 3), Optional.of("r-12345"));

    assertThat(problem.getStatus()).isEqualTo(409);
    assertThat(problem.getInstance()).hasToString("urn:wattline:request:r-12345");
    assertThat(problem.getProperties()).containsEntry("version", 3);
  }
}
