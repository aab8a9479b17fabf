package org.wattline.controlplane.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.controlplane.api.ArchivesClient;
import org.wattline.controlplane.api.Job;
import org.wattline.controlplane.archive.ArchiveIntake;
import org.wattline.controlplane.archive.ArchiveRefusedException;
import org.wattline.controlplane.archive.Archives;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.Jobs;
import org.wattline.controlplane.lifecycle.ControlPlaneProblems;
import org.wattline.controlplane.registry.Actor;
import org.wattline.controlplane.registry.AuditTrail;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.problem.Problems;

/** The server's side of {@link ArchivesClient}: streams of any size. */
@RestController
class ArchivesController {
  private static final String ZIP = "application/zip";

  private final Jobs jobs;
  private final Archives archives;
  private final ArchiveIntake intake;
  private final AuditTrail trail;

  ArchivesController(Jobs jobs, Archives archives, ArchiveIntake intake, AuditTrail trail) {
    this.jobs = jobs;
    this.archives = archives;
    this.intake = intake;
    this.trail = trail;
  }

  @GetMapping(path = "/api/v1/jobs/{job}/archive", produces = ZIP)
  @OperatorsOnly
  ResponseEntity<Resource> download(@PathVariable("job") UUID id) {
    JobRecord job =
        jobs.find(id).orElseThrow(() -> Problems.NOT_FOUND.because("There is no such job."));
    String name = job.result().get("archive");
    if (name == null) {
      throw Problems.NOT_FOUND.because("The job has made no archive, or not yet.");
    }
    Path file = archives.finished(name);
    if (!Files.exists(file)) {
      throw Problems.NOT_FOUND.because("The archive is no longer kept on this installation.");
    }
    Actor actor = Requests.actor();
    trail.record(
        job.tenant(), actor, "archive-downloaded", Map.of(), Map.of("archive", name), null);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(ZIP))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(new FileSystemResource(file));
  }

  @Operation(
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary"))))
  @PostMapping(path = "/api/v1/restores", consumes = ZIP)
  @OperatorsOnly
  ResponseEntity<Job> restore(
      @RequestHeader(name = ArchivesClient.PASSPHRASE_HEADER, required = false)
          @Nullable String passphrase,
      HttpServletRequest request)
      throws IOException {
    try {
      ArchiveIntake.Accepted accepted =
          intake.accept(
              request.getInputStream(),
              request.getContentLengthLong(),
              passphrase,
              Requests.actor());
      return ResponseEntity.accepted()
          .location(URI.create("/api/v1/jobs/" + accepted.job().id()))
          .body(Views.of(accepted.job()));
    } catch (ArchiveRefusedException e) {
      ProblemException problem = ControlPlaneProblems.ARCHIVE_REFUSED.because(e.getMessage() + ".");
      throw e.member() == null ? problem : problem.with("member", e.member());
    } catch (ArchiveIntake.AlreadyThereException e) {
      throw ControlPlaneProblems.NAME_TAKEN.because(e.getMessage() + ".");
    }
  }
}
