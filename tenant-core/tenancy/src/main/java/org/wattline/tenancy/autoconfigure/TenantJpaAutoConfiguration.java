package org.wattline.tenancy.autoconfigure;

import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.CacheSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.cfg.QuerySettings;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.wattline.tenancy.jdbc.TenantDataSource;
import org.wattline.tenancy.jpa.BoundTenant;
import org.wattline.tenancy.jpa.TenantConnections;

/** Hibernate per tenant, wherever Hibernate and the tenant-aware data source are. */
@AutoConfiguration(
    after = TenantDataSourceAutoConfiguration.class,
    beforeName = "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration")
@ConditionalOnClass({HibernatePersistenceProvider.class, HibernatePropertiesCustomizer.class})
@ConditionalOnBean(TenantDataSource.class)
public class TenantJpaAutoConfiguration {
  /** Statements sent together. */
  private static final int BATCH = 50;

  /** The oldest PostgreSQL that is supported; stated, since there is nobody to ask at the start. */
  private static final int POSTGRESQL = 16;

  @Bean
  HibernatePropertiesCustomizer tenantHibernate(TenantDataSource source) {
    return properties -> {
      properties.put(
          MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER, new TenantConnections(source));
      properties.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new BoundTenant());
      properties.put(JdbcSettings.ALLOW_METADATA_ON_BOOT, false);
      properties.put(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, "PostgreSQL");
      properties.put(JdbcSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, POSTGRESQL);
      properties.put(JdbcSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION, 0);
      // a second-level cache would hold rows of all tenants side by side
      properties.put(CacheSettings.USE_SECOND_LEVEL_CACHE, false);
      properties.put(CacheSettings.USE_QUERY_CACHE, false);
      properties.putIfAbsent(JdbcSettings.JDBC_TIME_ZONE, "UTC");
      properties.putIfAbsent(BatchSettings.STATEMENT_BATCH_SIZE, BATCH);
      properties.putIfAbsent(BatchSettings.ORDER_INSERTS, true);
      properties.putIfAbsent(BatchSettings.ORDER_UPDATES, true);
      properties.putIfAbsent(QuerySettings.FAIL_ON_PAGINATION_OVER_COLLECTION_FETCH, true);
      properties.putIfAbsent(QuerySettings.IN_CLAUSE_PARAMETER_PADDING, true);
    };
  }
}
