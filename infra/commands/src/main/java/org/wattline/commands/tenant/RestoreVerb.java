package org.wattline.commands.tenant;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Restores a supplier that is not there from its archive. */
final class RestoreVerb implements Verb {
  private static final String PASSPHRASE_HEADER = "Wattline-Archive-Passphrase";

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String usage() {
    return "infra/tenant restore ARCHIVE.zip [--passphrase-file FILE] [--no-wait]";
  }

  @Override
  public Set<String> options() {
    return Set.of(Passphrase.OPTION);
  }

  @Override
  public Set<String> switches() {
    return Set.of("--no-wait");
  }

  @Override
  public void run(Onboarding onboarding, Arguments arguments, Output output) {
    Path archive = Path.of(arguments.word("an archive"));
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/zip");
    Passphrase.of(arguments).ifPresent(phrase -> headers.put(PASSPHRASE_HEADER, phrase));
    JsonNode job = begun(onboarding, archive, headers);
    if (!arguments.has("--no-wait")) {
      job = onboarding.ended(job);
    }
    JsonNode supplier = onboarding.api().get(Onboarding.TENANTS + "/" + Output.text(job, "tenant"));
    output.answer(job, ShowVerb.lines(supplier));
  }

  private static JsonNode begun(Onboarding onboarding, Path archive, Map<String, String> headers) {
    if (!Files.isRegularFile(archive)) {
      throw TenantCommandException.usage("There is no file " + archive + ".");
    }
    try {
      return onboarding.api().upload("/api/v1/restores", BodyPublishers.ofFile(archive), headers);
    } catch (FileNotFoundException e) {
      throw TenantCommandException.usage("The file " + archive + " cannot be read.");
    }
  }
}
