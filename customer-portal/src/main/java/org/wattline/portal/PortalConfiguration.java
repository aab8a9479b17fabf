package org.wattline.portal;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wattline.billing.contract.agreements.AgreementsApi;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.billing.EnergyCostsApi;
import org.wattline.billing.contract.collections.ArrangementsApi;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.customers.SelfServiceApi;
import org.wattline.billing.contract.documents.DocumentsApi;
import org.wattline.billing.contract.ledger.LedgerApi;
import org.wattline.billing.contract.metering.MetersApi;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.moves.MovesApi;
import org.wattline.billing.contract.payments.PaymentsApi;
import org.wattline.billing.contract.premises.ServicePointsApi;
import org.wattline.billing.contract.tariffs.SimulationsApi;
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

  @Bean
  BillsApi bills(ApiClients clients, @Value("${wattline.billing.url}") String billing) {
    return clients.client(BillsApi.class, billing);
  }

  @Bean
  EnergyCostsApi energyCosts(ApiClients clients, @Value("${wattline.billing.url}") String billing) {
    return clients.client(EnergyCostsApi.class, billing);
  }

  @Bean
  DocumentsApi documents(ApiClients clients, @Value("${wattline.billing.url}") String billing) {
    return clients.client(DocumentsApi.class, billing);
  }

  @Bean
  LedgerApi ledger(ApiClients clients, @Value("${wattline.billing.url}") String billing) {
    return clients.client(LedgerApi.class, billing);
  }

  @Bean
  ArrangementsApi arrangements(
      ApiClients clients, @Value("${wattline.billing.url}") String billing) {
    return clients.client(ArrangementsApi.class, billing);
  }

  @Bean
  UsageApi usage(ApiClients clients, @Value("${wattline.billing.url}") String billing) {
    return clients.client(UsageApi.class, billing);
  }

  @Bean
  MetersApi meters(ApiClients clients, @Value("${wattline.billing.url}") String billing) {
    return clients.client(MetersApi.class, billing);
  }

  @Bean
  PaymentsApi payments(ApiClients clients, @Value("${wattline.billing.url}") String billing) {
    return clients.client(PaymentsApi.class, billing);
  }

  @Bean
  AgreementsApi agreements(ApiClients clients, @Value("${wattline.billing.url}") String billing) {
    return clients.client(AgreementsApi.class, billing);
  }

  @Bean
  ServicePointsApi servicePoints(
      ApiClients clients, @Value("${wattline.billing.url}") String billing) {
    return clients.client(ServicePointsApi.class, billing);
  }

  @Bean
  SimulationsApi simulations(ApiClients clients, @Value("${wattline.billing.url}") String billing) {
    return clients.client(SimulationsApi.class, billing);
  }

  @Bean
  MovesApi moves(ApiClients clients, @Value("${wattline.billing.url}") String billing) {
    return clients.client(MovesApi.class, billing);
  }
}
