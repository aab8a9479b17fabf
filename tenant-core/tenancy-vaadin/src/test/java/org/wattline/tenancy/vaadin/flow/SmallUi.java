package org.wattline.tenancy.vaadin.flow;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.UiKind;
import org.wattline.tenancy.vaadin.brand.Stylesheets;
import org.wattline.tenancy.vaadin.language.Messages;
import org.wattline.tenancy.vaadin.test.FakeIdentityServer;
import org.wattline.tenancy.vaadin.test.TwoSuppliers;

/** A portal with nothing in it but a page that says who is asking. */
@SpringBootConfiguration
@EnableAutoConfiguration
class SmallUi {
  static final FakeIdentityServer IDENTITY = new FakeIdentityServer(Clock.systemUTC());

  @Bean
  TenantDirectory directory() {
    return new TwoSuppliers(IDENTITY.issuerBase()).directory();
  }

  @Bean
  UiKind uiKind() {
    return UiKind.PORTAL;
  }

  @Bean
  Messages messages() {
    return new Messages(Messages.SHARED);
  }

  @Bean
  Stylesheets stylesheets() {
    return new Stylesheets(List.of());
  }

  @Bean
  Opened opened() {
    return new Opened(new CopyOnWriteArrayList<>());
  }

  @Bean
  VaadinServiceInitListener remember(Opened opened) {
    return event -> event.getSource().addUIInitListener(init -> opened.pages().add(init.getUI()));
  }

  /** The pages that were opened. */
  record Opened(List<UI> pages) {}

  /** Says who is asking, and in whose scope. */
  @RestController
  static class Probe {
    @GetMapping("/probe")
    Map<String, String> probe(HttpServletRequest request) {
      return Map.of(
          "person", String.valueOf(request.getUserPrincipal().getName()),
          "supplier", String.valueOf(request.isUserInRole("customer")),
          "host", SiteScope.current().host(),
          "tenant", TenantScope.find().map(TenantId::toString).orElse("none"));
    }
  }
}
