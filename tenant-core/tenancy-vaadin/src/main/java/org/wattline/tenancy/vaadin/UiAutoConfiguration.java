package org.wattline.tenancy.vaadin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.spring.RootMappedCondition;
import com.vaadin.flow.spring.SpringBootAutoConfiguration;
import com.vaadin.flow.spring.SpringServlet;
import com.vaadin.flow.spring.VaadinConfigurationProperties;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.MultipartConfigElement;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.wattline.tenancy.directory.PublicAddress;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.vaadin.api.ApiClients;
import org.wattline.tenancy.vaadin.brand.PageHead;
import org.wattline.tenancy.vaadin.brand.Stylesheets;
import org.wattline.tenancy.vaadin.language.Languages;
import org.wattline.tenancy.vaadin.session.InternalPaths;
import org.wattline.tenancy.vaadin.session.SiteFilter;
import org.wattline.tenancy.vaadin.session.SiteServlet;
import org.wattline.tenancy.vaadin.signin.ClientKey;
import org.wattline.tenancy.vaadin.signin.ManagementPort;
import org.wattline.tenancy.vaadin.signin.Person;
import org.wattline.tenancy.vaadin.signin.SignOut;
import org.wattline.tenancy.vaadin.signin.SiteClientRegistrations;
import org.wattline.tenancy.vaadin.signin.UiSecurity;
import org.wattline.tenancy.vaadin.view.Doors;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;
import org.wattline.tenancy.vaadin.work.ThreadedWork;

/**
 * Makes an application a user interface of Wattline. It says which one by a {@link UiKind} bean,
 * brings its texts as {@code Messages} and its style sheets as {@link Stylesheets}, and a {@link
 * TenantDirectory} comes from the tenancy library.
 */
@AutoConfiguration(before = SpringBootAutoConfiguration.class)
@Import({UiSecurity.class, ManagementPort.class})
public class UiAutoConfiguration {

  @Bean
  Sites sites(TenantDirectory directory, UiKind kind) {
    return new Sites(directory, kind);
  }

  @Bean
  FilterRegistrationBean<SiteFilter> siteFilter(Sites sites) {
    FilterRegistrationBean<SiteFilter> filter =
        new FilterRegistrationBean<>(new SiteFilter(sites, new InternalPaths()));
    filter.setOrder(org.springframework.core.Ordered.HIGHEST_PRECEDENCE + 10);
    filter.setAsyncSupported(true);
    filter.setDispatcherTypes(java.util.EnumSet.allOf(jakarta.servlet.DispatcherType.class));
    return filter;
  }

  @Bean
  ServletRegistrationBean<SpringServlet> siteServlet(
      ApplicationContext context,
      ObjectProvider<MultipartConfigElement> multipart,
      VaadinConfigurationProperties properties,
      Sites sites) {
    boolean rootMapping = RootMappedCondition.isRootMapping(properties.getUrlMapping());
    return SpringBootAutoConfiguration.configureServletRegistrationBean(
        multipart, properties, new SiteServlet(context, rootMapping, sites));
  }

  @Bean
  ClientKey clientKey(@Value("${wattline.client.key-file}") Path file) {
    return ClientKey.of(file);
  }

  @Bean
  SiteClientRegistrations clientRegistrations(
      UiKind kind,
      PublicAddress address,
      @Value("${wattline.keycloak.backchannel}") String backChannel) {
    return new SiteClientRegistrations(kind, address, backChannel);
  }

  @Bean
  SignOut signOut(PublicAddress address) {
    return new SignOut(address);
  }

  @Bean
  Languages languages() {
    return new Languages();
  }

  @Bean
  ApiClients apiClients(ObjectProvider<ObservationRegistry> observations) {
    return new ApiClients(observations.getIfAvailable(() -> ObservationRegistry.NOOP));
  }

  @Bean
  @ConditionalOnMissingBean
  BackgroundWork backgroundWork() {
    return new ThreadedWork();
  }

  @Bean
  VaadinServiceInitListener pages(
      Stylesheets stylesheets, Languages languages, PublicAddress address) {
    return (ServiceInitEvent event) -> {
      event.addIndexHtmlRequestListener(new PageHead(stylesheets, languages, address));
      event
          .getSource()
          .addUIInitListener(
              (UIInitEvent opened) -> {
                UI ui = opened.getUI();
                ui.setLocale(
                    languages.choose(
                        SiteScope.current(),
                        Person.current().map(Person::language).orElse(null),
                        VaadinServletRequest.getCurrent()));
                ui.addBeforeEnterListener(Doors::check);
              });
      event
          .getSource()
          .addSessionInitListener(begun -> begun.getSession().setErrorHandler(new Trouble()));
    };
  }
}
