package org.wattline.console.runs;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import org.wattline.billing.contract.billing.RunState;
import org.wattline.tenancy.vaadin.view.Badge;

/** Says runs in the words of staff. */
final class RunWords {
  private RunWords() {}

  static String said(Component where, String prefix, Enum<?> name) {
    return where.getTranslation(prefix + name.name().toLowerCase(Locale.ROOT));
  }

  static Badge state(Component where, RunState state) {
    Badge.Tone tone =
        switch (state) {
          case SELECTED, CANCELLED -> Badge.Tone.NEUTRAL;
          case PREVIEWING, FINALISING -> Badge.Tone.BRAND;
          case PREVIEWED, PAUSED -> Badge.Tone.WARNING;
          case APPROVED, FINALISED -> Badge.Tone.GOOD;
        };
    return new Badge(said(where, "run.state.", state), tone);
  }
}
