package org.wattline.billing.documents;

import com.helger.diagnostics.error.IError;
import com.helger.diagnostics.error.level.EErrorLevel;
import com.helger.io.resource.inmemory.ReadableResourceByteArray;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.peppol.PeppolValidation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rules of EN 16931 and Peppol BIS Billing 3, as their owners publish them. */
public final class OfficialRules {
  private static final ValidationExecutorSetRegistry<IValidationSourceXML> RULES =
      new ValidationExecutorSetRegistry<>();

  static {
    EN16931Validation.initEN16931(RULES);
    PeppolValidation.initStandard(RULES);
  }

  private OfficialRules() {}

  /** What they find wrong, warnings apart: Peppol's where the document says it is of its kind. */
  public static List<String> broken(String document) {
    boolean credit = document.contains("<CreditNote");
    boolean peppol = document.contains("peppol.eu");
    String group = peppol ? "eu.peppol.bis3" : "eu.cen.en16931";
    String kind =
        peppol ? (credit ? "creditnote" : "invoice") : (credit ? "ubl-creditnote" : "ubl");
    ValidationResultList results =
        ValidationExecutionManager.executeValidation(
            IValidityDeterminator.createDefault(),
            RULES.findFirst(
                set ->
                    set.getID().getGroupID().equals(group)
                        && set.getID().getArtifactID().equals(kind)
                        && !set.getStatus().isDeprecated()),
            ValidationSourceXML.create(
                new ReadableResourceByteArray(document.getBytes(StandardCharsets.UTF_8))),
            Locale.ROOT);
    List<String> broken = new ArrayList<>();
    results.forEach(
        result -> {
          for (IError error : result.getErrorList()) {
            if (error.getErrorLevel().isGE(EErrorLevel.ERROR)) {
              broken.add(error.getErrorID() + " " + error.getErrorText(Locale.ROOT));
            }
          }
        });
    if (results.isEmpty()) {
      throw new IllegalStateException("No rules were asked");
    }
    return broken;
  }
}
