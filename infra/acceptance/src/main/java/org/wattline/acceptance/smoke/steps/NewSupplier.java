package org.wattline.acceptance.smoke.steps;

/**
 * The supplier that the journey provisioned.
 *
 * @param slug the first label of its hosts
 */
public record NewSupplier(String slug, String name, String administrator) {
  /** What everybody whom the journey makes chooses as a password. */
  public static final String PASSWORD = "four words of smoke";

  /** The first label of its console's host. */
  public String console() {
    return slug + "-staff";
  }
}
