package org.wattline.console.suppliers;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import org.wattline.controlplane.api.JobState;
import org.wattline.tenancy.directory.TenantState;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Badge.Tone;

/** The states of suppliers and jobs as words with a tone. */
final class StateBadge {
  private StateBadge() {}

  static String name(Component where, TenantState state) {
    return where.getTranslation("state." + state.name().toLowerCase(Locale.ROOT));
  }

  static Badge of(Component where, TenantState state) {
    Tone tone =
        switch (state) {
          case READY -> Tone.GOOD;
          case REQUESTED, PROVISIONING, MIGRATING -> Tone.BRAND;
          case SUSPENDED, OFFBOARDING -> Tone.WARNING;
          case BLOCKED -> Tone.DANGER;
          case OFFBOARDED -> Tone.NEUTRAL;
        };
    return new Badge(name(where, state), tone);
  }

  static Badge of(Component where, JobState state) {
    Tone tone =
        switch (state) {
          case DONE -> Tone.GOOD;
          case RUNNING -> Tone.BRAND;
          case QUEUED, WAITING -> Tone.NEUTRAL;
          case BLOCKED -> Tone.DANGER;
        };
    return new Badge(
        where.getTranslation("job.state." + state.name().toLowerCase(Locale.ROOT)), tone);
  }
}
