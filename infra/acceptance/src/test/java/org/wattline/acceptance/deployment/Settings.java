package org.wattline.acceptance.deployment;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.wattline.acceptance.SharedStack;
import org.wattline.local.Folders;
import org.wattline.local.Ports;
import org.wattline.local.Service;
import org.wattline.local.ServiceSettings;
import org.wattline.local.identity.Secrets;

/** The properties that the local stack gives a service, as environment variables. */
final class Settings {
  private Settings() {}

  static Set<String> environmentOf(Service service, Path scratch) {
    ServiceSettings settings =
        new ServiceSettings(
            Folders.of(SharedStack.root(), scratch),
            new Ports(Ports.DEFAULT_BASE),
            new Secrets(scratch.resolve("keys")));
    Set<String> names = new TreeSet<>();
    for (String property : settings.of(service).keySet()) {
      // the stand-in for Stripe is the local stack's alone
      if (!property.startsWith("wattline.stripe.stand-in.")
          && !property.equals("wattline.gateway.extra-routes.stripe")) {
        names.add(property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT));
      }
    }
    return names;
  }
}
