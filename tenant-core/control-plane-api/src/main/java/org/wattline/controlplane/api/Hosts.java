package org.wattline.controlplane.api;

import java.util.List;

/** Host names, lower case and without port, that lead to a supplier. */
public record Hosts(List<String> portal, List<String> console) {
  public Hosts {
    portal = List.copyOf(portal);
    console = List.copyOf(console);
  }
}
