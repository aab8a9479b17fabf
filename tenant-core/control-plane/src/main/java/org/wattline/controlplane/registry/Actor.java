package org.wattline.controlplane.registry;

/**
 * Who makes a change.
 *
 * @param name the user's name in the platform's realm, or {@code system}
 */
public record Actor(String name) {
  /** The control plane itself, at the request that is recorded in the job. */
  public static final Actor SYSTEM = new Actor("system");
}
