package org.wattline.acceptance.smoke;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.acceptance.browser.Accessibility;
import org.wattline.acceptance.browser.Browsers;
import org.wattline.acceptance.browser.Look;
import org.wattline.acceptance.browser.Reading;
import org.wattline.local.LocalStack;
import org.wattline.local.demo.history.StaffDesk;

/**
 * What the steps of a journey share: the stack, the people with a browser profile each, and what
 * earlier steps made.
 */
public final class Journey implements AutoCloseable {
  private static final String LANGUAGE = "en";
  private static final String TOO_WIDE =
      "() => document.documentElement.scrollWidth > document.documentElement.clientWidth";

  /**
   * Two frames, so that what fades has begun to, and then until nothing fades any more: what takes
   * its color from something that fades begins when that does not.
   */
  private static final String COLORS_HAVE_CHANGED =
      """
      async () => {
        const frame = () => new Promise(requestAnimationFrame);
        const of = root => [...root.querySelectorAll('*')]
          .filter(each => each.shadowRoot)
          .reduce((all, each) => all.concat(of(each.shadowRoot)), root.getAnimations());
        for (let turn = 0; turn < 20; turn++) {
          await frame();
          await frame();
          const fading = of(document)
            .filter(each => each.playState === 'running')
            .filter(each => each.effect.getComputedTiming().endTime < Infinity);
          if (fading.length === 0) return;
          await Promise.all(fading.map(each => each.finished.catch(() => null)));
        }
      }
      """;

  /* as long as an action waits for its element */
  private static final double PATIENCE_MILLIS = 20_000;

  private final LocalStack stack;
  private final Browsers browsers;
  private final Mails mails;
  private final Map<Class<?>, Object> facts = new LinkedHashMap<>();
  private final Map<String, Visitor> visitors = new LinkedHashMap<>();
  private @Nullable Visitor latest;

  Journey(LocalStack stack, Browsers browsers) {
    this.stack = stack;
    this.browsers = browsers;
    this.mails = new Mails(stack);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  public LocalStack stack() {
    return stack;
  }

  /** The mails that were sent. */
  public Mails mails() {
    return mails;
  }

  /**
   * Fails the step unless something is so.
   *
   * @param said what was found, for whoever reads the report
   */
  public static void expect(boolean so, String said) {
    if (!so) {
      throw new AssertionError(said);
    }
  }

  /** Keeps what a step made, by its type, for the steps after it. */
  public void remember(Object fact) {
    facts.put(fact.getClass(), fact);
  }

  /**
   * What an earlier step made.
   *
   * @throws NotReachedException when none did
   */
  public <T> T recall(Class<T> type) {
    Object fact = facts.get(type);
    if (fact == null) {
      throw new NotReachedException(type);
    }
    return type.cast(fact);
  }

  /** Somebody at a desk; the same name is the same person, with their cookies. */
  public Visitor atDesk(String name) {
    return visitor(name, Look.DESKTOP);
  }

  /** Somebody with a phone. */
  public Visitor onPhone(String name) {
    return visitor(name, Look.PHONE);
  }

  private Visitor visitor(String name, Look look) {
    Visitor known = visitors.computeIfAbsent(name, n -> newVisitor(look));
    latest = known;
    return known;
  }

  private Visitor newVisitor(Look look) {
    BrowserContext profile = browsers.visitor(look, LANGUAGE);
    return new Visitor(stack, profile, profile.newPage());
  }

  /** Whose page was used last, if anybody's. */
  Optional<Visitor> latest() {
    return Optional.ofNullable(latest);
  }

  /**
   * Takes a picture of the page that was used last, and tells what a program sees wrong with it.
   */
  List<String> look(Path picture) {
    if (latest == null) {
      return List.of();
    }
    Page page = latest.page();
    Reading.toTheEnd(page);
    page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
    List<String> wrong = new ArrayList<>(latest.complaints());
    wrong.addAll(Accessibility.violations(page));
    return wrong;
  }

  /**
   * Goes through pages as somebody who is signed in, in every look, and tells what is wrong with
   * them: what a program sees of accessibility, what the browser refuses, what is too wide.
   */
  public List<String> lookThrough(Visitor visitor, String host, List<String> paths) {
    latest = visitor;
    Page page = visitor.page();
    List<String> wrong = new ArrayList<>();
    for (Look size : List.of(Look.DESKTOP, Look.PHONE)) {
      page.setViewportSize(size.width(), size.height());
      for (String path : paths) {
        in(page, ColorScheme.LIGHT);
        visitor.open(host, path);
        // on a phone a detail covers its list, and that one's heading
        page.locator("h1:visible").first().waitFor();
        Reading.toTheEnd(page);
        List<String> found = new ArrayList<>(Accessibility.violations(page));
        in(page, ColorScheme.DARK);
        Accessibility.violations(page).forEach(each -> found.add("dark: " + each));
        found.addAll(visitor.complaints());
        if (Boolean.TRUE.equals(page.evaluate(TOO_WIDE))) {
          found.add("it is wider than the window");
        }
        found.forEach(each -> wrong.add(size.name() + " " + path + ": " + each));
      }
    }
    in(page, ColorScheme.LIGHT);
    return wrong;
  }

  private static void in(Page page, ColorScheme colors) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
    page.evaluate(COLORS_HAVE_CHANGED);
  }

  /** One of a supplier's staff or programs at work through its API, by name and password. */
  public StaffDesk desk(String slug, String username, String password) {
    return StaffDesk.of(stack, slug, username, password);
  }

  @Override
  public void close() {
    visitors.values().forEach(Visitor::close);
  }

  /** Says that a step needs what an earlier one did not get to make. */
  static final class NotReachedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotReachedException(Class<?> fact) {
      super("it needs the " + words(fact) + " of an earlier step");
    }

    private static String words(Class<?> fact) {
      return fact.getSimpleName()
          .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
          .toLowerCase(java.util.Locale.ROOT);
    }
  }
}
