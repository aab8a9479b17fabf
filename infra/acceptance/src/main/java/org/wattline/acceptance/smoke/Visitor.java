package org.wattline.acceptance.smoke;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.wattline.acceptance.browser.Reading;
import org.wattline.local.LocalStack;

/** Somebody with a browser, who knows pages by their words as people do. */
public final class Visitor implements AutoCloseable {
  private static final Pattern ENDS_WITH_ID = Pattern.compile("/[0-9a-f-]{36}(\\?.*)?$");
  private static final int NARROW = 450;
  private static final int NOT_SERVED = 404;
  private static final int MOST_TRIES = 30;
  private static final double TRY_AGAIN_MILLIS = 1_000;

  private final LocalStack stack;
  private final BrowserContext profile;
  private final Page page;
  private final List<String> said = new ArrayList<>();

  Visitor(LocalStack stack, BrowserContext profile, Page page) {
    this.stack = stack;
    this.profile = profile;
    this.page = page;
    page.onConsoleMessage(this::heard);
    page.onPageError(error -> said.add("script: " + error));
  }

  /** What the browser refuses on a page of ours; the pages of the sign-in are Keycloak's. */
  private void heard(ConsoleMessage message) {
    if (message.text().contains("Content Security Policy")
        && !page.url().startsWith(stack.url("auth"))) {
      said.add("policy: " + message.text());
    }
  }

  /** What went wrong inside pages since it was last asked. */
  List<String> complaints() {
    List<String> all = List.copyOf(said);
    said.clear();
    return all;
  }

  public Page page() {
    return page;
  }

  /** Goes to a page: the first label of its host, and its path. */
  public void open(String host, String path) {
    page.navigate(stack.url(host) + path);
  }

  /** The same on a host that is new: it is served some seconds after it was made. */
  public void openWhenServed(String host, String path) {
    for (int tried = 0; tried < MOST_TRIES; tried++) {
      Response answer = page.navigate(stack.url(host) + path);
      if (answer == null || answer.status() != NOT_SERVED) {
        return;
      }
      page.waitForTimeout(TRY_AGAIN_MILLIS);
    }
    throw new AssertionError(stack.url(host) + " is not served");
  }

  /** Goes to an address as it stands in a mail. */
  public void open(String address) {
    page.navigate(address);
  }

  /** Fills the field with this label. */
  public void type(String label, String value) {
    Locator field = page.getByLabel(label, exactly()).first();
    field.fill(value);
    field.blur();
  }

  /** Chooses in the box with this label, by typing. */
  public void choose(String label, String value) {
    Locator box = page.getByRole(AriaRole.COMBOBOX, named(label));
    box.fill(value);
    page.getByRole(AriaRole.OPTION, named(value)).click();
  }

  /** Chooses in the box with this label the first of what is found by typing. */
  public void find(String label, String typed) {
    page.getByRole(AriaRole.COMBOBOX, named(label)).fill(typed);
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(typed)).first().click();
  }

  /** Presses the button with these words. */
  public void press(String words) {
    page.getByRole(AriaRole.BUTTON, named(words)).first().click();
  }

  /** Presses the button with these words in the dialog that asks. */
  public void confirm(String words) {
    page.locator("vaadin-confirm-dialog")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true))
        .click();
  }

  /** Types a day into the field with this label, as Americans write it. */
  public void chooseDay(String label, LocalDate day) {
    Locator field = page.getByLabel(label, exactly()).first();
    field.fill(day.getMonthValue() + "/" + day.getDayOfMonth() + "/" + day.getYear());
    if (page.viewportSize().width <= NARROW) {
      // on a phone the calendar fills the window: the day that was found is touched
      page.locator("vaadin-month-calendar [part~='selected']").first().click();
    } else {
      field.press("Enter");
      field.blur();
    }
  }

  /** Hands a file in where the page takes one. */
  public void hand(String name, byte[] content) {
    page.locator("vaadin-upload input[type='file']")
        .first()
        .setInputFiles(new FilePayload(name, "application/octet-stream", content));
  }

  /** Opens what is closed behind these words. */
  public void unfold(String words) {
    page.locator("vaadin-details-summary")
        .filter(new Locator.FilterOptions().setHasText(words))
        .first()
        .click();
  }

  /** What the link with these words gives to keep. */
  public byte[] take(String words) {
    Download file = page.waitForDownload(() -> follow(words));
    try {
      return Files.readAllBytes(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Signs in if the page asks for it, and waits for the page that was meant. */
  public void enter(String host, String path, String username, String password) {
    open(host, path);
    if (page.locator("#username").count() > 0) {
      signIn(username, password);
    }
    arriveAt(host, path);
  }

  /** Follows the link with these words. */
  public void follow(String words) {
    page.getByRole(AriaRole.LINK, named(words)).first().click();
  }

  /** Waits for these words anywhere on the page. */
  public void see(String words) {
    assertThat(page.getByText(words).first()).isVisible();
  }

  /** Reads the page that opens to its end, so that all of it is there. */
  public void readOn() {
    page.locator("h1:visible").first().waitFor();
    Reading.toTheEnd(page);
  }

  /** Waits for a state in a word, beside a heading. */
  public void seeState(String words) {
    assertThat(page.locator("h1 .wl-badge", new Page.LocatorOptions().setHasText(words)).first())
        .isVisible();
  }

  /** Waits for the page's heading. */
  public void seeHeading(String words) {
    assertThat(page.getByRole(AriaRole.HEADING, named(words)).first()).isVisible();
  }

  /** Waits until the page is at this address, whatever its query. */
  public void arriveAt(String host, String path) {
    String address = stack.url(host) + path;
    page.waitForURL(url -> url.equals(address) || url.startsWith(address + "?"));
  }

  /** The sign-in page of a supplier, as it comes; types and sends. */
  public void signIn(String username, String password) {
    page.locator("#username").fill(username);
    page.locator("#password").fill(password);
    press("Sign in");
  }

  /** The page on which a password is chosen. */
  public void choosePassword(String password) {
    page.locator("#password-new").fill(password);
    page.locator("#password-confirm").fill(password);
    press("Save password");
  }

  /** Ends the session by the menu in the corner. */
  public void signOut() {
    page.locator("vaadin-menu-bar-button:visible").last().click();
    page.getByRole(AriaRole.MENUITEM, named("Sign out")).click();
    see("You are signed out");
  }

  /** The last part of the address: the id of what is shown. */
  public String idInAddress() {
    page.waitForURL(ENDS_WITH_ID);
    String path = java.net.URI.create(page.url()).getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Page.GetByRoleOptions named(String words) {
    return new Page.GetByRoleOptions().setName(words).setExact(true);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  @Override
  public void close() {
    profile.close();
  }
}
