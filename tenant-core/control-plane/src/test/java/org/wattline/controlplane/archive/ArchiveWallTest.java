package org.wattline.controlplane.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.controlplane.api.ExportRequest;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.lifecycle.Lifecycle;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.Secrets;
import org.wattline.controlplane.testing.ControlPlaneTest;
import org.wattline.tenancy.secrets.MasterKeys;
import org.wattline.tenancy.secrets.SecretVault;

/** What one supplier's archive shows of its neighbour: nothing. */
class ArchiveWallTest extends ControlPlaneTest {
  private static final String PASSPHRASE = "correct horse battery";

  @Autowired Lifecycle lifecycle;
  @Autowired Archives archives;
  @Autowired Secrets secrets;

  @Test
  void anOpenedArchiveHoldsTheSuppliersOwnWordsAndNoneOfItsNeighbours() throws Exception {
    RegisteredTenant north = supplierWithWords("north");
    RegisteredTenant south = supplierWithWords("south");

    for (RegisteredTenant mine : List.of(north, south)) {
      RegisteredTenant neighbour = mine == north ? south : north;
      String all = opened(mine);
      assertThat(all).as("the archive of %s", mine.slug()).contains(words(mine));
      for (String word : words(neighbour)) {
        assertThat(all).as("the archive of %s", mine.slug()).doesNotContain(word);
      }
    }
  }

  private RegisteredTenant supplierWithWords(String name) {
    RegisteredTenant tenant = provisioned(name);
    jdbc.sql("insert into %s.note (body) values (:body)".formatted(tenant.schema()))
        .param("body", "canary-row-of-" + tenant.slug())
        .update();
    secrets.put(tenant.id(), "stripe.api-key", "canary-secret-of-" + tenant.slug(), ONBOARDING);
    return tenant;
  }

  private static List<String> words(RegisteredTenant tenant) {
    return List.of(
        "canary-row-of-" + tenant.slug(),
        "canary-secret-of-" + tenant.slug(),
        tenant.id().toString(),
        tenant.realm());
  }

  /** Every member of a new archive as text, opened with its passphrase on another system. */
  private String opened(RegisteredTenant tenant) throws IOException {
    JobRecord job =
        done(lifecycle.export(tenant.id(), new ExportRequest("Test", PASSPHRASE), ONBOARDING));
    Path archive = archives.finished(String.valueOf(job.result().get("archive")));
    List<String> texts = new ArrayList<>();
    try (ZipFile zip = new ZipFile(archive.toFile());
        ArchiveReader reader = new ArchiveReader(archive)) {
      reader.verify(new SecretVault(MasterKeys.generate()), PASSPHRASE);
      for (ZipEntry member : Collections.list(zip.entries())) {
        if (!member.getName().startsWith("manifest.")) {
          texts.add(text(reader, member.getName()));
        }
      }
    }
    assertThat(texts).as("members").hasSizeGreaterThan(5);
    return String.join("\n", texts);
  }

  private static String text(ArchiveReader reader, String name) throws IOException {
    try (InputStream content = reader.open(name)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
