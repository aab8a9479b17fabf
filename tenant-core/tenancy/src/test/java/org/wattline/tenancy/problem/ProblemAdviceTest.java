package org.wattline.tenancy.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemAdviceTest {
  private final ProblemAdvice advice = new ProblemAdvice();

  static SQLException[] databaseAway() {
    return new SQLException[] {
      new SQLException("An I/O error occurred while sending to the backend.", "08006"),
      new SQLException("terminating connection due to administrator command", "57P01"),
      // a pool's words, without a state, when what broke is rolled back
      new SQLException("Connection is closed"),
    };
  }

  @ParameterizedTest
  @MethodSource("databaseAway")
  void aDatabaseThatIsAwayIsToldAsSuchAndWhenToComeAgain(SQLException cause) {
    var answer = advice.fault(new IllegalStateException("Unable to rollback", cause));

    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
  }

  @ParameterizedTest
  @MethodSource("databaseAway")
  void itIsFoundHoweverDeepItLies(SQLException cause) {
    var answer =
        advice.fault(new IllegalStateException("outer", new IllegalStateException("inner", cause)));

    assertThat(answer.getStatusCode().value()).isEqualTo(503);
  }

  @Test
  void anotherFaultOfTheDatabaseIsOurs() {
    assertThat(
            advice
                .fault(
                    new IllegalStateException(new SQLException("column x is not there", "42703")))
                .getStatusCode()
                .value())
        .isEqualTo(500);
  }
}
