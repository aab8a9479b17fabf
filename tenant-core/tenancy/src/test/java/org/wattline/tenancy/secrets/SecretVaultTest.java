package org.wattline.tenancy.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wattline.tenancy.TenantId;

class SecretVaultTest {
  private static final TenantId ACME = new TenantId(UUID.randomUUID());
  private static final TenantId BOLT = new TenantId(UUID.randomUUID());

  private final MasterKeys masters = MasterKeys.generate();
  private final SecretVault vault = new SecretVault(masters);
  private final String acmeKey = vault.newTenantKey(ACME);

  @Test
  void aSealedSecretOpensForItsTenantAndName() {
    String sealed = vault.seal(ACME, acmeKey, "stripe.api-key", "sk_live_é€");

    assertThat(vault.open(ACME, acmeKey, "stripe.api-key", sealed)).isEqualTo("sk_live_é€");
    assertThat(sealed).doesNotContain("sk_live").matches("sv1\\.1\\.[\\w-]+");
  }

  @Test
  void theSameSecretIsNeverSealedTheSame() {
    assertThat(vault.seal(ACME, acmeKey, "a", "secret"))
        .isNotEqualTo(vault.seal(ACME, acmeKey, "a", "secret"));
  }

  @Test
  void aSecretMovedToAnotherTenantDoesNotOpen() {
    String boltKey = vault.newTenantKey(BOLT);
    String sealed = vault.seal(ACME, acmeKey, "a", "secret");

    assertThatThrownBy(() -> vault.open(BOLT, boltKey, "a", sealed))
        .isInstanceOf(SecretException.class);
    assertThatThrownBy(() -> vault.open(BOLT, acmeKey, "a", sealed))
        .isInstanceOf(SecretException.class)
        .hasMessageContaining("does not open");
  }

  @Test
  void aSecretMovedToAnotherNameDoesNotOpen() {
    String sealed = vault.seal(ACME, acmeKey, "test-key", "secret");

    assertThatThrownBy(() -> vault.open(ACME, acmeKey, "live-key", sealed))
        .isInstanceOf(SecretException.class);
  }

  @Test
  void everyAlteredCharacterIsNoticed() {
    String sealed = vault.seal(ACME, acmeKey, "a", "secret");
    int refused = 0;
    for (int i = 0; i < sealed.length() - 1; i++) { // the last one carries unused bits
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      String altered = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertThatThrownBy(() -> vault.open(ACME, acmeKey, "a", altered))
          .isInstanceOf(SecretException.class);
      refused++;
    }
    assertThat(refused).isGreaterThan(40);
  }

  @Test
  void aSecretCutShortIsNoticed() {
    String sealed = vault.seal(ACME, acmeKey, "a", "secret");

    assertThatThrownBy(() -> vault.open(ACME, acmeKey, "a", sealed.substring(0, 20)))
        .isInstanceOf(SecretException.class);
    assertThatThrownBy(() -> vault.open(ACME, acmeKey, "a", ""))
        .isInstanceOf(SecretException.class);
  }

  @Test
  void secretsSurviveTheRetirementOfAMasterKey() {
    String sealed = vault.seal(ACME, acmeKey, "a", "secret");
    MasterKeys two = masters.withNewKey();
    SecretVault after = new SecretVault(two);

    assertThat(after.open(ACME, acmeKey, "a", sealed)).isEqualTo("secret");
    assertThat(SecretVault.masterKeyVersion(acmeKey)).isOne();
    String newKey;
    String resealed;
    try (KeyRotation rotation = after.rotate(ACME, acmeKey)) {
      newKey = rotation.wrappedKey();
      resealed = rotation.reseal("a", sealed);
    }

    assertThat(SecretVault.masterKeyVersion(newKey)).isEqualTo(2);
    SecretVault newestOnly = new SecretVault(two.withoutOldKeys());
    assertThat(newestOnly.open(ACME, newKey, "a", resealed)).isEqualTo("secret");
    assertThatThrownBy(() -> newestOnly.open(ACME, acmeKey, "a", sealed))
        .isInstanceOf(SecretException.class)
        .hasMessageContaining("Master key version 1 is not in the key file");
  }

  @Test
  void aRotationSealsUnderAKeyOfItsOwnThatTheOldOneDoesNotOpen() {
    String one = vault.seal(ACME, acmeKey, "a", "one");
    String newKey;
    String resealed;
    try (KeyRotation rotation = vault.rotate(ACME, acmeKey)) {
      newKey = rotation.wrappedKey();
      resealed = rotation.reseal("a", one);
      assertThatThrownBy(() -> rotation.reseal("b", one)).isInstanceOf(SecretException.class);
    }

    assertThat(SecretVault.keyVersion(newKey)).isEqualTo(2);
    assertThat(vault.open(ACME, newKey, "a", resealed)).isEqualTo("one");
    assertThatThrownBy(() -> vault.open(ACME, newKey, "a", one))
        .isInstanceOf(SecretException.class)
        .hasMessageContaining("its rotation was not stored whole");
    assertThatThrownBy(() -> vault.open(ACME, acmeKey, "a", resealed))
        .isInstanceOf(SecretException.class);
  }

  @Test
  void aKeyFileIsItsOwnersAloneAndIsReadBackTheSame(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("keys/master.key");
    SecretVault made = new SecretVault(MasterKeys.readOrCreate(file));
    String key = made.newTenantKey(ACME);
    String sealed = made.seal(ACME, key, "a", "secret");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(new SecretVault(MasterKeys.readOrCreate(file)).open(ACME, key, "a", sealed))
        .isEqualTo("secret");
  }

  @Test
  void aNewMasterKeyIsTakenUpFromTheFileWithoutARestart(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("master.key");
    MasterKeys.readOrCreate(file);
    SecretVault running = new SecretVault(new MasterKeyFile(file));
    String old = running.newTenantKey(ACME);

    MasterKeys.read(file).withNewKey().write(file);
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1));

    try (KeyRotation rotation = running.rotate(ACME, old)) {
      assertThat(rotation.wrappedKey()).startsWith("2:tk1.2.");
    }
    Files.writeString(file, "rubbish");
    assertThat(running.newTenantKey(ACME)).startsWith("1:tk1.2.");
  }

  @Test
  void aWrongLineOfAKeyFileIsNamedByItsNumberAndNeverQuoted(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("master.key");
    Files.writeString(file, "# keys\n1 c2hvcnQ=\n");

    assertThatThrownBy(() -> MasterKeys.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Line 2")
        .hasMessageNotContaining("c2hvcnQ");
  }

  @Test
  void namesAndLengthsHaveLimits() {
    assertThatThrownBy(() -> vault.seal(ACME, acmeKey, "Not A Name", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    String tooLong = "x".repeat(SecretVault.MAX_SECRET_BYTES + 1);
    assertThatThrownBy(() -> vault.seal(ACME, acmeKey, "a", tooLong))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
