package org.wattline.acceptance.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One browser process, from which each visitor gets a profile of their own. */
public final class Browsers implements AutoCloseable {
  private static final double TIMEOUT_MILLIS = 20_000;
  private static final List<String> PROGRAMS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<String> FLAGS =
      List.of(
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-domain-reliability",
          "--disable-sync",
          "--no-default-browser-check",
          "--no-first-run",
          "--no-pings",
          /* nothing but this machine has an address */
          "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE *.localhost ,"
              + " EXCLUDE 127.0.0.1");

  private final Playwright playwright;
  private final Browser browser;

  private Browsers(Path program) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    boolean root = System.getProperty("user.name").equals("root");
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setChromiumSandbox(!root)
                    .setArgs(FLAGS));
  }

  /** Starts the browser of this machine. */
  public static Browsers start() {
    return new Browsers(
        find()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No chromium found: install it, or set WATTLINE_CHROMIUM to a browser.")));
  }

  /** The browser's program: {@code WATTLINE_CHROMIUM}, or one on the path. */
  public static Optional<Path> find() {
    String named = System.getenv("WATTLINE_CHROMIUM");
    if (named != null && !named.isEmpty()) {
      return Optional.of(Path.of(named));
    }
    List<String> folders =
        List.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator));
    return PROGRAMS.stream()
        .flatMap(program -> folders.stream().map(folder -> Path.of(folder, program)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A visitor without cookies. */
  public BrowserContext visitor(Look look, String language) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale(language));
    context.setDefaultTimeout(TIMEOUT_MILLIS);
    return context;
  }

  /** The four ways in which every page is looked at. */
  public static Stream<Look> looks() {
    return Stream.of(Look.DESKTOP, Look.DESKTOP_DARK, Look.PHONE, Look.PHONE_DARK);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
