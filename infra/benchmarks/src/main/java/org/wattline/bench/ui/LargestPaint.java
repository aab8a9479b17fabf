package org.wattline.bench.ui;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import org.wattline.bench.Distribution;
import org.wattline.local.LocalStack;
import org.wattline.local.demo.Demo;
import org.wattline.local.demo.DemoSupplier;

/** Loads one page again and again, and asks the browser when its largest thing was painted. */
final class LargestPaint {
  /** Milliseconds from the start of the navigation; the last entry is the largest there was. */
  private static final String LARGEST =
      """
      () => new Promise(done => new PerformanceObserver(list => {
        const entries = list.getEntries();
        done(entries[entries.length - 1].startTime);
      }).observe({type: 'largest-contentful-paint', buffered: true}))
      """;

  /** What comes later than this after the network fell silent is not waited for. */
  private static final double SETTLE_MILLIS = 300;

  private final Page page;
  private final String address;

  LargestPaint(Page page, String address) {
    this.page = page;
    this.address = address;
  }

  /** The portal's home, of the supplier's first customer, signed in. */
  static LargestPaint ofHome(LocalStack stack, DemoSupplier supplier, BrowserContext customer) {
    Page page = customer.newPage();
    String home = stack.url(supplier.slug()) + "/home";
    page.navigate(home);
    page.locator("#username").fill(supplier.customers().getFirst().username());
    page.locator("#password").fill(Demo.PASSWORD);
    page.locator("#kc-login").click();
    page.waitForURL(home);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return new LargestPaint(page, home);
  }

  /** The median of so many loads, in milliseconds. */
  double median(int loads) {
    double[] millis = new double[loads];
    for (int i = 0; i < loads; i++) {
      page.navigate(address);
      page.waitForLoadState(LoadState.NETWORKIDLE);
      page.waitForTimeout(SETTLE_MILLIS);
      millis[i] = ((Number) page.evaluate(LARGEST)).doubleValue();
    }
    return Distribution.of(millis).median();
  }
}
