package org.wattline.controlplane.api;

import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Archives as streams, of any size: the client's side of {@code /jobs/{id}/archive} and {@code
 * /restores}. To be used with a {@code RestClient} whose request factory does not buffer.
 */
@HttpExchange("/api/v1")
public interface ArchivesClient {
  /** The header that carries an archive's passphrase. */
  String PASSPHRASE_HEADER = "Wattline-Archive-Passphrase";

  /** The archive of a finished export; to be closed by the caller. */
  @GetExchange(url = "/jobs/{job}/archive", accept = "application/zip")
  ResponseEntity<InputStream> download(@PathVariable("job") UUID job);

  /**
   * Restores a supplier that does not exist here from its archive.
   *
   * @param passphrase as given to the export, or null for an archive of this installation
   */
  @PostExchange(url = "/restores", contentType = "application/zip")
  ResponseEntity<Job> restore(
      @RequestHeader(name = PASSPHRASE_HEADER, required = false) @Nullable String passphrase,
      @RequestBody StreamingHttpOutputMessage.Body archive);
}
