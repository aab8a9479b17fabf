package org.wattline.controlplane.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.wattline.controlplane.ControlPlaneApplication;
import org.wattline.controlplane.api.JobState;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.JobRunner;
import org.wattline.controlplane.job.Jobs;
import org.wattline.controlplane.job.Lease;
import org.wattline.controlplane.job.Leases;
import org.wattline.tenancy.secrets.MasterKeys;
import org.wattline.tenancy.test.TestDatabase;

/**
 * A control plane of its own, as it is shipped: its database server, its master key, its archives,
 * and the tenant schema that is on its class path. Only Keycloak is shared with others.
 */
public final class Installation implements AutoCloseable {
  private static final Duration LEASE = Duration.ofSeconds(60);

  private final ConfigurableApplicationContext context;

  private Installation(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts one on an empty server.
   *
   * @param folder for its key and its archives
   * @param mailPort where its invitations go
   */
  public static Installation start(TestDatabase database, Path folder, int mailPort) {
    Path key = folder.resolve("master.key");
    MasterKeys.readOrCreate(key);
    Map<String, Object> settings =
        Map.ofEntries(
            Map.entry("server.port", "0"),
            Map.entry("management.server.port", "0"),
            Map.entry("spring.data.redis.port", "1"),
            Map.entry("spring.datasource.url", database.url(TestDatabase.DATABASE)),
            Map.entry("spring.datasource.username", TestDatabase.CONTROL_ROLE),
            Map.entry("spring.datasource.password", TestDatabase.CONTROL_PASSWORD),
            Map.entry("wattline.jobs.enabled", "false"),
            Map.entry("wattline.directory.token", "services-only"),
            Map.entry("wattline.keycloak.backchannel", TestKeycloak.shared().address().toString()),
            Map.entry(
                "wattline.keycloak.admin-key-file", TestKeycloak.shared().keyFile().toString()),
            Map.entry("wattline.master-key-file", key.toString()),
            Map.entry("wattline.archives.directory", folder.resolve("archives").toString()),
            Map.entry("wattline.mail.host", "127.0.0.1"),
            Map.entry("wattline.mail.port", Integer.toString(mailPort)),
            Map.entry("wattline.mail.from", "no-reply@wattline.example"));
    SpringApplication application = new SpringApplication(ControlPlaneApplication.class);
    application.addInitializers(
        created -> created.getBeanFactory().registerSingleton("noTests", new NoTests()));
    return new Installation(
        application.run(
            settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new)));
  }

  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** Runs every job that is due and expects this one to be done. */
  public JobRecord done(JobRecord job) {
    for (Optional<Lease> lease = part(Leases.class).take("test", LEASE);
        lease.isPresent();
        lease = part(Leases.class).take("test", LEASE)) {
      part(JobRunner.class).run(lease.get(), () -> false);
    }
    JobRecord after = part(Jobs.class).get(job.id());
    if (after.state() != JobState.DONE) {
      throw new AssertionError("Job is " + after.state() + ": " + after.cause());
    }
    return after;
  }

  @Override
  public void close() {
    context.close();
  }

  /** What other tests configure is on the class path too, and no part of what is shipped. */
  private static final class NoTests extends TypeExcludeFilter {
    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
      return reader.getClassMetadata().getClassName().contains("Test");
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof NoTests;
    }

    @Override
    public int hashCode() {
      return NoTests.class.hashCode();
    }
  }
}
