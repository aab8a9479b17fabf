package org.wattline.controlplane.directory;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.wattline.tenancy.directory.DirectoryJson;
import org.wattline.tenancy.directory.DirectorySnapshot;
import org.wattline.tenancy.directory.SnapshotTenantDirectory;

/** The directory for the services of this installation; never routed by the gateway. */
@Hidden
@RestController
class InternalDirectoryController {
  static final String PATH = "/internal/directory";

  private final SnapshotTenantDirectory directory;
  private volatile byte[] written = new byte[0];
  private volatile long writtenVersion;

  InternalDirectoryController(SnapshotTenantDirectory directory) {
    this.directory = directory;
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> directory(WebRequest request) {
    DirectorySnapshot snapshot = directory.snapshot().orElse(null);
    if (snapshot == null) {
      return ResponseEntity.status(503).build();
    }
    String tag = "\"" + snapshot.version() + "\"";
    if (request.checkNotModified(tag)) {
      return ResponseEntity.status(304).eTag(tag).build();
    }
    return ResponseEntity.ok()
        .eTag(tag)
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(json(snapshot));
  }

  private synchronized byte[] json(DirectorySnapshot snapshot) {
    if (snapshot.version() != writtenVersion) {
      written = DirectoryJson.write(snapshot);
      writtenVersion = snapshot.version();
    }
    return written;
  }
}
