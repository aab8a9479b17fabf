package org.wattline.console;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.QueryParameters;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.wattline.tenancy.vaadin.test.InlineWork;
import org.wattline.tenancy.vaadin.test.Scrolling;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** The console without a browser, everything around it in memory. */
@SpringBootTest(classes = {StaffConsole.class, ViewTest.Inline.class})
@Import(Surroundings.class)
@ViewPackages(packages = "org.wattline.console")
abstract class ViewTest extends SpringBrowserlessTest {
  @TempDir static Path folder;
  @Autowired FakeBilling billing;
  @Autowired FakeControlPlane plane;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    registry.add("wattline.client.key-file", () -> folder.resolve("key.pem").toString());
    registry.add("wattline.keycloak.backchannel", () -> "http://127.0.0.1:1");
    registry.add("management.server.port", () -> "-1");
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Inline {
    @Bean
    @Primary
    BackgroundWork inline() {
      return new InlineWork();
    }
  }

  @BeforeEach
  void fill() {
    Surroundings.fill(billing);
    Surroundings.fill(plane);
  }

  static void visit(String path) {
    String[] parts = path.split("\\?", 2);
    UI.getCurrent()
        .navigate(parts[0], QueryParameters.fromString(parts.length == 1 ? "" : parts[1]));
    roundTrip();
    Scrolling.through(UI.getCurrent());
  }

  /** Leaves the page first, so that it is made anew. */
  static void again(String path) {
    visit("signed-out");
    visit(path);
  }

  void press(String button) {
    test($(Button.class).withText(button).all().getLast()).click();
    roundTrip();
    Scrolling.through(UI.getCurrent());
  }

  static String text() {
    return allText(UI.getCurrent());
  }

  static String allText(Component component) {
    StringBuilder text = new StringBuilder(component.getElement().getText()).append('\n');
    component.getChildren().forEach(child -> text.append(allText(child)));
    return text.toString();
  }
}
