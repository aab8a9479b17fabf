package org.wattline.portal;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.customers.SelfServiceApi;
import org.wattline.tenancy.vaadin.UiKind;
import org.wattline.tenancy.vaadin.api.ApiClients;
import org.wattline.tenancy.vaadin.brand.Stylesheets;
import org.wattline.tenancy.vaadin.language.Messages;

/** What makes the shared library a portal: its kind, texts, looks and the contract it calls. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration {

  @Bean
  UiKind uiKind() {
    return UiKind.PORTAL;
  }

  @Bean
  Messages messages() {
    return new Messages("messages.portal");
  }

  @Bean
  Stylesheets stylesheets() {
    return new Stylesheets(List.of("portal.css"));
  }

  @Bean
  SelfServiceApi selfService(ApiClients clients, @Value("${wattline.billing.url}") String billing) {
    return clients.client(SelfServiceApi.class, billing);
  }

  @Bean
  AccountsApi accounts(ApiClients clients, @Value("${wattline.billing.url}") String billing) {
    return clients.client(AccountsApi.class, billing);
  }
}
