package org.wattline.console;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wattline.billing.contract.agreements.AgreementsApi;
import org.wattline.billing.contract.audit.AuditApi;
import org.wattline.billing.contract.bank.BankApi;
import org.wattline.billing.contract.billing.BillingRunsApi;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.collections.ArrangementsApi;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.customers.CustomersApi;
import org.wattline.billing.contract.deliveries.CsvMappingsApi;
import org.wattline.billing.contract.deliveries.DeliveriesApi;
import org.wattline.billing.contract.documents.DocumentsApi;
import org.wattline.billing.contract.ledger.LedgerApi;
import org.wattline.billing.contract.metering.MetersApi;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.moves.MovesApi;
import org.wattline.billing.contract.payments.PaymentCareApi;
import org.wattline.billing.contract.payments.PaymentsApi;
import org.wattline.billing.contract.premises.PremisesApi;
import org.wattline.billing.contract.premises.ServicePointsApi;
import org.wattline.billing.contract.search.SearchApi;
import org.wattline.billing.contract.tariffs.SimulationsApi;
import org.wattline.billing.contract.tariffs.TariffsApi;
import org.wattline.billing.contract.vee.GridClaimsApi;
import org.wattline.billing.contract.vee.VeeApi;
import org.wattline.console.cash.BankFileLoader;
import org.wattline.console.meterfiles.MeterFileLoader;
import org.wattline.controlplane.api.ArchivesClient;
import org.wattline.controlplane.api.JobsApi;
import org.wattline.controlplane.api.LifecycleApi;
import org.wattline.controlplane.api.MarketsApi;
import org.wattline.controlplane.api.MigrationsApi;
import org.wattline.controlplane.api.SecretsApi;
import org.wattline.controlplane.api.TenantsApi;
import org.wattline.tenancy.vaadin.UiKind;
import org.wattline.tenancy.vaadin.api.ApiClients;
import org.wattline.tenancy.vaadin.brand.Stylesheets;
import org.wattline.tenancy.vaadin.language.Messages;

/** What makes the shared library a console: its kind, texts, looks and the contracts it calls. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {
  private final ApiClients clients;
  private final String billing;
  private final String controlPlane;

  ConsoleConfiguration(
      ApiClients clients,
      @Value("${wattline.billing.url}") String billing,
      @Value("${wattline.control-plane.url}") String controlPlane) {
    this.clients = clients;
    this.billing = billing;
    this.controlPlane = controlPlane;
  }

  @Bean
  CustomersApi customers() {
    return clients.client(CustomersApi.class, billing);
  }

  @Bean
  SearchApi search() {
    return clients.client(SearchApi.class, billing);
  }

  @Bean
  AccountsApi accounts() {
    return clients.client(AccountsApi.class, billing);
  }

  @Bean
  AuditApi audit() {
    return clients.client(AuditApi.class, billing);
  }

  @Bean
  LedgerApi ledger() {
    return clients.client(LedgerApi.class, billing);
  }

  @Bean
  ArrangementsApi arrangements() {
    return clients.client(ArrangementsApi.class, billing);
  }

  @Bean
  BillsApi bills() {
    return clients.client(BillsApi.class, billing);
  }

  @Bean
  BillingRunsApi billingRuns() {
    return clients.client(BillingRunsApi.class, billing);
  }

  @Bean
  DocumentsApi documents() {
    return clients.client(DocumentsApi.class, billing);
  }

  @Bean
  TariffsApi tariffs() {
    return clients.client(TariffsApi.class, billing);
  }

  @Bean
  SimulationsApi simulations() {
    return clients.client(SimulationsApi.class, billing);
  }

  @Bean
  BankApi bank() {
    return clients.client(BankApi.class, billing);
  }

  @Bean
  BankFileLoader bankFileLoader() {
    return new BankFileLoader(clients.streamingClient(BankApi.class, billing));
  }

  @Bean
  VeeApi vee() {
    return clients.client(VeeApi.class, billing);
  }

  @Bean
  GridClaimsApi gridClaims() {
    return clients.client(GridClaimsApi.class, billing);
  }

  @Bean
  UsageApi usage() {
    return clients.client(UsageApi.class, billing);
  }

  @Bean
  MetersApi meters() {
    return clients.client(MetersApi.class, billing);
  }

  @Bean
  ServicePointsApi servicePoints() {
    return clients.client(ServicePointsApi.class, billing);
  }

  @Bean
  PremisesApi premises() {
    return clients.client(PremisesApi.class, billing);
  }

  @Bean
  DeliveriesApi deliveries() {
    return clients.client(DeliveriesApi.class, billing);
  }

  @Bean
  CsvMappingsApi csvMappings() {
    return clients.client(CsvMappingsApi.class, billing);
  }

  @Bean
  MeterFileLoader meterFileLoader() {
    return new MeterFileLoader(clients.streamingClient(DeliveriesApi.class, billing));
  }

  @Bean
  MovesApi moves() {
    return clients.client(MovesApi.class, billing);
  }

  @Bean
  PaymentsApi payments() {
    return clients.client(PaymentsApi.class, billing);
  }

  @Bean
  PaymentCareApi paymentCare() {
    return clients.client(PaymentCareApi.class, billing);
  }

  @Bean
  AgreementsApi agreements() {
    return clients.client(AgreementsApi.class, billing);
  }

  @Bean
  TenantsApi tenants() {
    return clients.client(TenantsApi.class, controlPlane);
  }

  @Bean
  LifecycleApi lifecycle() {
    return clients.client(LifecycleApi.class, controlPlane);
  }

  @Bean
  JobsApi jobs() {
    return clients.client(JobsApi.class, controlPlane);
  }

  @Bean
  SecretsApi secrets() {
    return clients.client(SecretsApi.class, controlPlane);
  }

  @Bean
  MarketsApi markets() {
    return clients.client(MarketsApi.class, controlPlane);
  }

  @Bean
  MigrationsApi migrations() {
    return clients.client(MigrationsApi.class, controlPlane);
  }

  @Bean
  ArchivesClient archives() {
    return clients.streamingClient(ArchivesClient.class, controlPlane);
  }

  /** What needs no client of a service. */
  @Configuration(proxyBeanMethods = false)
  static class Looks {
    @Bean
    UiKind uiKind() {
      return UiKind.CONSOLE;
    }

    @Bean
    Messages messages() {
      return new Messages("messages.console");
    }

    @Bean
    Stylesheets stylesheets() {
      return new Stylesheets(List.of("console.css"));
    }
  }
}
