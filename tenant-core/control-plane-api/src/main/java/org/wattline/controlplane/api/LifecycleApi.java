package org.wattline.controlplane.api;

import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** A supplier's life: provisioning, suspension, export, off-boarding, each a {@link Job}. */
@HttpExchange("/api/v1/tenants/{id}")
public interface LifecycleApi {

  /** The provisioning job with its steps as they stand now. */
  @GetExchange("/provisioning")
  Job provisioning(@PathVariable("id") UUID id);

  /** Lets a blocked provisioning go on at the step that failed. */
  @PostExchange("/provisioning/retry")
  ResponseEntity<Job> retryProvisioning(@PathVariable("id") UUID id);

  @PostExchange("/suspend")
  ResponseEntity<Job> suspend(@PathVariable("id") UUID id, @RequestBody SuspendRequest request);

  @PostExchange("/resume")
  ResponseEntity<Job> resume(@PathVariable("id") UUID id);

  @PostExchange("/offboard")
  ResponseEntity<Job> offboard(@PathVariable("id") UUID id, @RequestBody OffboardRequest request);

  /** Calls off an off-boarding during its retention period: the supplier is suspended again. */
  @PostExchange("/offboard/cancel")
  ResponseEntity<Job> cancelOffboarding(@PathVariable("id") UUID id);

  @PostExchange("/export")
  ResponseEntity<Job> export(@PathVariable("id") UUID id, @RequestBody ExportRequest request);

  /**
   * A new key for the supplier, under which all its secrets are sealed again. Nothing stops: who
   * holds an opened secret goes on, and who opens one finds it with the key that fits.
   */
  @PostExchange("/rotate")
  ResponseEntity<Job> rotate(@PathVariable("id") UUID id, @RequestBody RotateRequest request);

  /** The supplier's jobs, newest first, at most 200. */
  @GetExchange("/jobs")
  List<Job> jobs(@PathVariable("id") UUID id);
}
