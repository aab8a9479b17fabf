package org.wattline.tenancy.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.DriverManager;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Predicate;
import java.util.stream.BaseStream;

/**
 * Ways in which code loses its tenant, forbidden: for each service's own tests.
 *
 * <pre>{@code
 * @ArchTest static final ArchTests tenancy = ArchTests.in(TenancyRules.class);
 * }</pre>
 */
public final class TenancyRules {
  private static final Set<String> STAGES =
      Set.of(
          "supplyAsync",
          "runAsync",
          "thenApplyAsync",
          "thenAcceptAsync",
          "thenRunAsync",
          "thenCombineAsync",
          "thenComposeAsync",
          "handleAsync",
          "whenCompleteAsync",
          "exceptionallyAsync");

  /** A future's own threads know no tenant: name an executor of {@code TenantExecutors}. */
  public static final ArchRule FUTURES_NAME_THEIR_EXECUTOR =
      noClasses()
          .should()
          .callMethodWhere(call("an Async stage without an executor", TenancyRules::hasNoExecutor))
          .because("CompletableFuture's own threads know no tenant; use TenantExecutors");

  /** Threads come from {@code TenantExecutors} or from Spring's decorated executors. */
  public static final ArchRule NO_BARE_THREADS =
      noClasses()
          .should()
          .callMethodWhere(call("a bare thread or pool", TenancyRules::startsBareThread))
          .because("a bare thread has no tenant; use TenantExecutors or @Async");

  /** Parallel streams run on a pool that knows no tenant. */
  public static final ArchRule NO_PARALLEL_STREAMS =
      noClasses()
          .should()
          .callMethodWhere(
              call(
                  "a parallel stream",
                  to ->
                      to.getName().equals("parallelStream")
                              && to.getOwner().isAssignableTo(Collection.class)
                          || to.getName().equals("parallel")
                              && to.getOwner().isAssignableTo(BaseStream.class)))
          .because("parallel streams run on a pool that knows no tenant");

  /** Connections come from the tenant-aware data source, or from the platform's by its own type. */
  public static final ArchRule NO_WAY_ROUND_THE_DATA_SOURCE =
      noClasses()
          .should()
          .callMethodWhere(
              call("DriverManager", to -> to.getOwner().isEquivalentTo(DriverManager.class)))
          .because("connections come from TenantDataSource or PlatformDataSource");

  private TenancyRules() {}

  /** All of them. */
  public static List<ArchRule> all() {
    return List.of(
        FUTURES_NAME_THEIR_EXECUTOR,
        NO_BARE_THREADS,
        NO_PARALLEL_STREAMS,
        NO_WAY_ROUND_THE_DATA_SOURCE);
  }

  private static boolean hasNoExecutor(AccessTarget.CodeUnitCallTarget to) {
    return STAGES.contains(to.getName())
        && (to.getOwner().isAssignableTo(CompletableFuture.class)
            || to.getOwner().isEquivalentTo(CompletionStage.class))
        && to.getRawParameterTypes().stream()
            .noneMatch(parameter -> parameter.isAssignableTo(Executor.class));
  }

  private static boolean startsBareThread(AccessTarget.CodeUnitCallTarget to) {
    if (to.getOwner().isEquivalentTo(Executors.class)) {
      return to.getName().startsWith("new");
    }
    if (to.getOwner().isEquivalentTo(ForkJoinPool.class)) {
      return to.getName().equals("commonPool");
    }
    return to.getOwner().isAssignableTo(Thread.class)
            && (to.getName().equals("start") || to.getName().equals("startVirtualThread"))
        || to.getOwner().getName().startsWith("java.lang.Thread$Builder")
            && to.getName().equals("start");
  }

  private static DescribedPredicate<JavaCall<?>> call(
      String what, Predicate<AccessTarget.CodeUnitCallTarget> which) {
    return target(describe(what, which::test));
  }
}
