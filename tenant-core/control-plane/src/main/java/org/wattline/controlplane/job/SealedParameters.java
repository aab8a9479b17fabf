package org.wattline.controlplane.job;

import java.util.LinkedHashMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.controlplane.registry.Json;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.secrets.KeyRotation;

/** What is sealed in the parameters of jobs. */
@Repository
public class SealedParameters {
  private final JdbcClient jdbc;

  public SealedParameters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Seals a parameter again in every job of a tenant that may yet go on, in the transaction that
   * stores the new key.
   *
   * @param name the parameter's
   * @param secret the name that it is sealed under
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void reseal(TenantId tenant, String name, String secret, KeyRotation rotation) {
    var parametersByJob = new LinkedHashMap<UUID, String>();
    jdbc.sql(
            """
            select id, parameters from platform.job
             where tenant_id = :tenant and state <> 'DONE' and jsonb_exists(parameters, :name)
            """)
        .param("tenant", tenant.value())
        .param("name", name)
        .query(
            (org.springframework.jdbc.core.RowCallbackHandler)
                row ->
                    parametersByJob.put(
                        row.getObject("id", UUID.class), row.getString("parameters")));
    parametersByJob.forEach(
        (job, json) -> {
          var parameters = new LinkedHashMap<>(Json.texts(json));
          parameters.computeIfPresent(name, (key, old) -> rotation.reseal(secret, old));
          jdbc.sql("update platform.job set parameters = :parameters::jsonb where id = :id")
              .param("parameters", Json.write(parameters))
              .param("id", job)
              .update();
        });
  }
}
