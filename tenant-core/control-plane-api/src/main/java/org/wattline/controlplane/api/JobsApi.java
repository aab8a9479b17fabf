package org.wattline.controlplane.api;

import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Jobs by their id. An export's archive is read with {@link ArchivesClient}. */
@HttpExchange("/api/v1/jobs")
public interface JobsApi {

  @GetExchange("/{job}")
  Job get(@PathVariable("job") UUID job);

  /** Lets a blocked job go on at the step that failed. */
  @PostExchange("/{job}/retry")
  ResponseEntity<Job> retry(@PathVariable("job") UUID job);
}
