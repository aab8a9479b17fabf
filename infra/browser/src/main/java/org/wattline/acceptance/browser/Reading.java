package org.wattline.acceptance.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

/** Somebody who reads a page to its end: what is fetched when they come near is fetched. */
public final class Reading {
  private static final String AWAITED = "[data-when-near]";
  private static final String UNDER_WAY = ".wl-skeleton, vaadin-connection-indicator[loading]";
  private static final double PATIENCE_MILLIS = 20_000;
  private static final double GLANCE_MILLIS = 50;

  private Reading() {}

  /**
   * Goes down a page until nothing on it waits for its reader or says that it is loading, and back
   * to where it begins.
   */
  public static void toTheEnd(Page page) {
    Locator next = page.locator(AWAITED);
    for (double waited = 0; next.count() > 0; waited += GLANCE_MILLIS) {
      if (waited > PATIENCE_MILLIS) {
        throw new AssertionError("A part of " + page.url() + " does not come");
      }
      next.last().evaluate("part => part.scrollIntoView({block: 'center'})");
      page.waitForTimeout(GLANCE_MILLIS);
    }
    page.locator(UNDER_WAY)
        .first()
        .waitFor(
            new Locator.WaitForOptions()
                .setState(WaitForSelectorState.HIDDEN)
                .setTimeout(PATIENCE_MILLIS));
    page.evaluate("scrollTo(0, 0)");
  }
}
