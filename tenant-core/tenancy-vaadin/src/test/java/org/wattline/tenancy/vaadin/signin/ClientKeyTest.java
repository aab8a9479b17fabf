package org.wattline.tenancy.vaadin.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientKeyTest {
  @TempDir Path folder;

  @Test
  void aKeyIsMadeOnceReadableByItsOwnerAloneAndReadAgain() throws Exception {
    Path file = folder.resolve("keys/portal.pem");

    ClientKey made = ClientKey.of(file);
    ClientKey read = ClientKey.of(file);

    assertThat(read.pair().getKeyID()).isEqualTo(made.pair().getKeyID());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(made.publicHalf().isPrivate()).isFalse();
    assertThat(made.publicHalf().toJSONString()).doesNotContain("\"d\"");
  }

  @Test
  void anotherKindOfFileIsRefusedByItsName() throws Exception {
    Path file = folder.resolve("wrong.pem");
    Files.writeString(file, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

    assertThatThrownBy(() -> ClientKey.of(file)).hasMessageContaining("wrong.pem");
  }
}
