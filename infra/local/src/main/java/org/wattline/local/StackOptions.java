package org.wattline.local;

import java.util.EnumSet;
import java.util.Set;
import org.wattline.local.demo.history.History;

/**
 * What a stack consists of and how it runs.
 *
 * @param services those to start; the other parts always run
 * @param tuning of the JVMs
 * @param demo whether the two demo suppliers are provisioned
 * @param history how much of a past the demo suppliers get
 * @param progress is told what happens
 */
public record StackOptions(
    Set<Service> services, Tuning tuning, boolean demo, History.Size history, Progress progress) {
  public StackOptions {
    services = services.isEmpty() ? Set.of() : EnumSet.copyOf(services);
  }

  /** Everything, with the demo suppliers, for a run of tests. */
  public static StackOptions forTests(Progress progress) {
    return new StackOptions(
        EnumSet.allOf(Service.class), Tuning.ONE_TEST_RUN, true, History.Size.NONE, progress);
  }

  /** The same without the services, for tests of the other parts. */
  public StackOptions without(Set<Service> absent) {
    Set<Service> left = EnumSet.copyOf(services);
    left.removeAll(absent);
    return new StackOptions(left, tuning, demo, history, progress);
  }

  /** The same without demo suppliers. */
  public StackOptions withoutDemo() {
    return new StackOptions(services, tuning, false, history, progress);
  }

  /** The same with other JVM options. */
  public StackOptions with(Tuning other) {
    return new StackOptions(services, other, demo, history, progress);
  }

  /** The same with another past. */
  public StackOptions with(History.Size past) {
    return new StackOptions(services, tuning, demo, past, progress);
  }
}
