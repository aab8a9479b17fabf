package org.wattline.tenancy.vaadin.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.wattline.acceptance.browser.Accessibility;
import org.wattline.acceptance.browser.Browsers;
import org.wattline.acceptance.browser.Look;
import org.wattline.tenancy.vaadin.chart.Chart;
import org.wattline.tenancy.vaadin.chart.Hue;
import org.wattline.tenancy.vaadin.chart.Picture;
import org.wattline.tenancy.vaadin.chart.Picture.Series;
import org.wattline.tenancy.vaadin.chart.Picture.Slot;
import org.wattline.tenancy.vaadin.chart.Picture.Value;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.test.OnSite;

/** The chart in this machine's browser, under a policy that is stricter than the pages' own. */
@SpringBootTest(classes = SmallUi.class)
@ViewPackages(packages = "org.wattline.tenancy.vaadin.flow")
@OnSite(host = "zonnestroom.localhost")
class ChartTest extends SpringBrowserlessTest {
  private static final Look NARROW = new Look("narrow", 360, 740, false);
  private static final Look NARROW_DARK = new Look("narrow-dark", 360, 740, true);
  private static final Path PICTURES = Path.of("target", "charts");
  @TempDir static Path folder;
  static @Nullable Browsers browsers;
  static @Nullable ChartPage site;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    registry.add("wattline.client.key-file", () -> folder.resolve("key.pem").toString());
    registry.add("wattline.keycloak.backchannel", () -> "http://127.0.0.1:1");
  }

  @BeforeAll
  static void open() throws Exception {
    Assumptions.assumeTrue(Browsers.find().isPresent(), "there is no browser on this machine");
    browsers = Browsers.start();
    site = new ChartPage();
  }

  @AfterAll
  static void close() {
    if (browsers != null) {
      browsers.close();
    }
    if (site != null) {
      site.close();
    }
  }

  @Test
  void aPictureHasOneValuePerPlaceAndAnEnd() {
    List<Slot> two = List.of(new Slot("1", "1 May"), new Slot("2", "2 May"));

    assertThatThrownBy(
            () ->
                new Picture(
                    "f", "kWh", "Day", two, List.of(Series.bars("Use", Hue.IMPORT, List.of()))))
        .hasMessageContaining("0 values for 2 places");
    assertThatThrownBy(
            () ->
                new Picture(
                    "f",
                    "kWh",
                    "Day",
                    java.util.Collections.nCopies(3_001, two.getFirst()),
                    List.of()))
        .hasMessageContaining("at most 3000");
  }

  @Test
  void drawsByKeysAndPointerAndAsATableInEveryLook() {
    for (Look look : List.of(Look.DESKTOP, Look.DESKTOP_DARK, NARROW, NARROW_DARK)) {
      visit(
          look,
          month(),
          true,
          page -> {
            Locator plot = page.locator("[role=slider]");
            assertThat(page.locator("wl-chart").innerText())
                .contains("You used 12 % less", "Geschat", "kWh");
            snap(page, "month", look);
            assertThat(inked(page)).as("pixels drawn at %s", look.name()).isGreaterThan(2_000);
            assertThat(Accessibility.violations(page)).isEmpty();

            plot.press("Home");
            assertThat(plot.getAttribute("aria-valuetext"))
                .contains("1 mei 2026", "Dal 5,0\u00a0kWh", "Piek 3,0\u00a0kWh");
            plot.press("ArrowRight");
            assertThat(plot.getAttribute("aria-valuenow")).isEqualTo("2");
            plot.press("End");
            assertThat(plot.getAttribute("aria-valuenow")).isEqualTo("31");
            assertThat(plot.getAttribute("aria-valuetext")).contains("(geschat)");
            plot.press("Enter");
            assertThat(page.evaluate("window.opened")).isEqualTo(30);
            plot.hover();
            snap(page, "month-value", look);
            assertThat(page.locator(".wl-chart-values").innerText()).contains("mei 2026");

            plot.press("t");
            assertThat(page.locator("table tbody tr").count()).isEqualTo(31);
            assertThat(page.locator("tbody tr").first().innerText()).contains("-2,0\u00a0kWh");
            assertThat(page.evaluate("document.activeElement.className"))
                .isEqualTo("wl-chart-table");
            assertThat(Accessibility.violations(page)).isEmpty();
            snap(page, "month-table", look);
            page.keyboard().press("t");
            assertThat(plot.isVisible()).isTrue();
          });
    }
  }

  @Test
  void drawsADayOfQuarterHoursWithItsPrice() {
    for (Look look : List.of(Look.DESKTOP, NARROW_DARK)) {
      visit(
          look,
          day(),
          false,
          page -> {
            assertThat(inked(page)).isGreaterThan(2_000);
            snap(page, "day", look);
            assertThat(page.locator("[role=slider]").getAttribute("aria-valuemax")).isEqualTo("96");
          });
    }
  }

  @Test
  void changesItsColoursWithTheScheme() {
    visit(
        Look.DESKTOP,
        month(),
        false,
        page -> {
          Object light = page.evaluate("document.querySelector('canvas').toDataURL()");
          page.evaluate("document.documentElement.style.colorScheme = 'dark'");
          page.waitForTimeout(300);
          assertThat(page.evaluate("document.querySelector('canvas').toDataURL()"))
              .isNotEqualTo(light);
        });
  }

  @Test
  void leavesNothingBehindWhenItGoesAsThePageChangesItsWidth() {
    visit(
        Look.DESKTOP,
        month(),
        false,
        page -> {
          page.evaluate(
              """
              new Promise((gone) => {
                const chart = document.querySelector('wl-chart');
                chart.style.width = '300px';
                chart.style.display = 'block';
                requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => {
                  chart.remove();
                  setTimeout(gone, 200);
                })));
              })""");
          assertThat(page.locator("canvas").count()).isZero();
        });
  }

  @Test
  void saysThatTheTableIsThereWhenTheDrawingDoesNotLoad() {
    String broken = json(new Chart(month())).replaceAll("/webjars/[^\"]+", "/webjars/none.js");
    try (BrowserContext visitor = browsers().visitor(Look.DESKTOP, "nl-BE")) {
      Page page = visitor.newPage();
      page.navigate(site().address(broken, false));
      assertThat(page.locator(".wl-chart-values").innerText()).contains("De tabel toont dezelfde");
      page.locator(".wl-chart-toggle").click();
      assertThat(page.locator("table tbody tr").count()).isEqualTo(31);
    }
  }

  private static void visit(
      Look look, Picture picture, boolean opens, java.util.function.Consumer<Page> then) {
    try (BrowserContext visitor = browsers().visitor(look, "nl-BE")) {
      Page page = visitor.newPage();
      List<String> complaints = new ArrayList<>();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              complaints.add(message.text());
            }
          });
      page.onPageError(complaints::add);
      page.navigate(site().address(json(new Chart(picture)), opens));
      page.waitForFunction("document.querySelector('canvas')?.width > 0");
      page.waitForTimeout(250);
      then.accept(page);
      assertThat(complaints).isEmpty();
      assertThat((Boolean) page.evaluate("document.body.scrollWidth <= innerWidth")).isTrue();
    }
  }

  private static Browsers browsers() {
    return java.util.Objects.requireNonNull(browsers);
  }

  private static ChartPage site() {
    return java.util.Objects.requireNonNull(site);
  }

  private static String json(Chart chart) {
    return String.valueOf(chart.getElement().getPropertyRaw("picture"));
  }

  private static void snap(Page page, String name, Look look) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-" + look.name() + ".png")));
  }

  /** How many points of the drawing are not empty. */
  private static int inked(Page page) {
    return (Integer)
        page.evaluate(
            "(() => { const c = document.querySelector('canvas'); const d ="
                + " c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0;"
                + " for (let i = 3; i < d.length; i += 4) if (d[i]) n++; return n; })()");
  }

  private static Picture month() {
    Formats formats = Formats.here();
    List<Slot> slots = new ArrayList<>();
    List<@Nullable Value> low = new ArrayList<>();
    List<@Nullable Value> high = new ArrayList<>();
    List<@Nullable Value> back = new ArrayList<>();
    for (int day = 1; day <= 31; day++) {
      slots.add(new Slot(String.valueOf(day), formats.date(java.time.LocalDate.of(2026, 5, day))));
      boolean estimated = day > 28;
      boolean missing = day == 17;
      low.add(missing ? null : value(formats, 5_000 + day * 37L % 2_000 - 37, estimated));
      high.add(missing ? null : value(formats, 3_000 + (day - 1) * 91L % 4_000, estimated));
      back.add(missing ? null : value(formats, -2_000 - (day - 1) * 53L % 5_000, estimated));
    }
    low.set(0, value(formats, 5_000, false));
    return new Picture(
        "You used 12 % less than in May last year, and gave back more than half of it",
        "kWh",
        "Dag",
        slots,
        List.of(
            Series.bars("Dal", Hue.OFF_PEAK, low),
            Series.bars("Piek", Hue.PEAK, high),
            Series.bars("Teruggeleverd", Hue.EXPORT, back)));
  }

  private static Picture day() {
    Formats formats = Formats.here();
    List<Slot> slots = new ArrayList<>();
    List<@Nullable Value> use = new ArrayList<>();
    List<@Nullable Value> before = new ArrayList<>();
    for (int quarter = 0; quarter < 96; quarter++) {
      String time =
          String.format(java.util.Locale.ROOT, "%02d:%02d", quarter / 4, quarter % 4 * 15);
      slots.add(new Slot(time, "12 mei 2026, " + time));
      use.add(value(formats, 80 + (long) (200 * Math.abs(Math.sin(quarter / 9.0))), quarter > 80));
      before.add(value(formats, 160, false));
    }
    return new Picture(
        "Most of it between 17:00 and 20:00",
        "kWh",
        "Kwartier",
        slots,
        List.of(
            Series.bars("Verbruik", Hue.IMPORT, use),
            new Series("Vorig jaar", Picture.Kind.STEPS, Hue.COMPARED, "", before)));
  }

  private static Value value(Formats formats, long wattHours, boolean estimated) {
    return new Value(BigDecimal.valueOf(wattHours, 3), formats.energy(wattHours), estimated);
  }
}
