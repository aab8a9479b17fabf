package org.wattline.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wattline.tenancy.concurrent.TenantExecutors;
import org.wattline.tenancy.test.app.ProbeApplication;

class TenancyRulesTest {

  @Test
  void everyWayToLoseATenantIsNoticed() {
    assertThat(violations(TenancyRules.FUTURES_NAME_THEIR_EXECUTOR, LosesItInFutures.class))
        .isEqualTo(3);
    assertThat(violations(TenancyRules.NO_BARE_THREADS, LosesItInThreads.class)).isEqualTo(4);
    assertThat(violations(TenancyRules.NO_PARALLEL_STREAMS, LosesItInStreams.class)).isEqualTo(2);
    assertThat(violations(TenancyRules.NO_WAY_ROUND_THE_DATA_SOURCE, GoesRound.class)).isEqualTo(1);
  }

  @Test
  void codeThatKeepsItsTenantPasses() {
    for (ArchRule rule : TenancyRules.all()) {
      assertThat(violations(rule, KeepsIt.class)).as(rule.getDescription()).isZero();
      JavaClasses app = new ClassFileImporter().importPackagesOf(ProbeApplication.class);
      assertThat(rule.evaluate(app).hasViolation()).as(rule.getDescription()).isFalse();
    }
  }

  private static int violations(ArchRule rule, Class<?> of) {
    return rule.evaluate(new ClassFileImporter().importClasses(of))
        .getFailureReport()
        .getDetails()
        .size();
  }

  static final class LosesItInFutures {
    CompletableFuture<String> futures() {
      CompletableFuture<Void> first = CompletableFuture.runAsync(() -> {});
      return CompletableFuture.supplyAsync(() -> "a").thenApplyAsync(a -> a + first);
    }
  }

  static final class LosesItInThreads {
    ExecutorService threads() {
      new Thread(() -> {}).start();
      Thread.startVirtualThread(() -> {});
      Thread.ofVirtual().start(() -> {});
      return Executors.newVirtualThreadPerTaskExecutor();
    }
  }

  static final class LosesItInStreams {
    long streams() {
      return List.of(1).parallelStream().count() + Stream.of(1).parallel().count();
    }
  }

  static final class GoesRound {
    Connection connection() throws SQLException {
      return DriverManager.getConnection("jdbc:none");
    }
  }

  static final class KeepsIt {
    CompletableFuture<String> futures() {
      return TenantExecutors.supply(() -> "a")
          .thenApplyAsync(a -> a + "b", TenantExecutors.stages())
          .thenApply(a -> a);
    }
  }
}
