package org.wattline.commands.tenant;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** An archive of everything a supplier has, fetched and compared with its checksum. */
final class ExportVerb implements Verb {

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String usage() {
    return """
        infra/tenant export SUPPLIER --reason TEXT [--to FILE] [--passphrase-file FILE]
            without passphrase only this installation can restore it; with one whoever knows it reads all of it
            elsewhere, so that setting one is for a client with the role installation-owner""";
  }

  @Override
  public Set<String> options() {
    return Set.of("--reason", "--to", Passphrase.OPTION);
  }

  @Override
  public void run(Onboarding onboarding, Arguments arguments, Output output) {
    String named = arguments.word("a supplier");
    Map<String, Object> request = new HashMap<>();
    request.put("reason", arguments.need("--reason", "why it is exported"));
    Passphrase.of(arguments).ifPresent(phrase -> request.put("passphrase", phrase));
    JsonNode supplier = onboarding.supplier(named);
    JsonNode job =
        onboarding.ended(onboarding.api().post(Onboarding.path(supplier) + "/export", request));
    Path file = Path.of(arguments.value("--to").orElse(Output.text(job.path("result"), "archive")));
    if (!arguments.value("--to").isPresent() && file.getNameCount() != 1) {
      throw TenantCommandException.refused("The archive has no plain file name: " + file);
    }
    String sum = fetched(onboarding, job, file);
    output.answer(
        job,
        Output.facts(
            "archive",
            file.toString(),
            "bytes",
            Output.text(job.path("result"), "bytes"),
            "sha256",
            sum));
  }

  /** Under another name until all of it is there and right. */
  private static String fetched(Onboarding onboarding, JsonNode job, Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream content =
              new DigestInputStream(
                  onboarding.api().download("/api/v1/jobs/" + Output.text(job, "id") + "/archive"),
                  digest);
          OutputStream out = Files.newOutputStream(part, StandardOpenOption.WRITE)) {
        content.transferTo(out);
      }
      String sum = HexFormat.of().formatHex(digest.digest());
      if (!sum.equals(Output.text(job.path("result"), "sha256"))) {
        Files.deleteIfExists(part);
        throw TenantCommandException.refused(
            "The archive arrived damaged: its checksum is " + sum + ". Export again.");
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return sum;
    } catch (IOException e) {
      throw TenantCommandException.refused(
          "The archive could not be written to " + file + ": " + e.getMessage());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
