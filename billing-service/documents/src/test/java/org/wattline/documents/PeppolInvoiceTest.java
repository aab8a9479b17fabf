package org.wattline.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.helger.diagnostics.error.IError;
import com.helger.io.resource.inmemory.ReadableResourceByteArray;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.peppol.PeppolValidation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wattline.documents.EInvoice.Category;
import org.wattline.documents.EInvoice.Corrected;
import org.wattline.documents.EInvoice.Line;
import org.wattline.documents.EInvoice.Vat;
import org.wattline.documents.einvoice.PeppolInvoice;

/** Use case: a business receives its bill as data, and its books take it. */
class PeppolInvoiceTest {
  private static final ValidationExecutorSetRegistry<IValidationSourceXML> RULES =
      new ValidationExecutorSetRegistry<>();

  @BeforeAll
  static void rules() {
    PeppolValidation.initStandard(RULES);
  }

  @Test
  void aBillPassesTheRulesOfEnSixteenNineThirtyOneAndPeppol() {
    assertThat(broken(PeppolInvoice.write(invoice(false, null)), false)).isEmpty();
  }

  @Test
  void aCreditNotePassesAndNamesWhatItCorrects() {
    byte[] note =
        PeppolInvoice.write(
            invoice(true, new Corrected("ZS-2026-000100", LocalDate.of(2026, 10, 2))));

    assertThat(broken(note, true)).isEmpty();
    assertThat(new String(note, StandardCharsets.UTF_8))
        .contains("CreditNote", "ZS-2026-000100", ">84.20<")
        .doesNotContain(">-84.20<");
  }

  @Test
  void theRulesThemselvesRefuseAWrongTotal() {
    String valid = new String(PeppolInvoice.write(invoice(false, null)), StandardCharsets.UTF_8);

    byte[] wrong = valid.replace(">84.20<", ">84.21<").getBytes(StandardCharsets.UTF_8);

    assertThat(broken(wrong, false)).isNotEmpty();
  }

  @Test
  void theSameContentGivesTheSameBytes() {
    assertThat(PeppolInvoice.write(invoice(false, null)))
        .isEqualTo(PeppolInvoice.write(invoice(false, null)));
  }

  private static EInvoice invoice(boolean credit, @Nullable Corrected corrects) {
    List<Line> lines = new ArrayList<>();
    lines.add(line("Day", "182.25", "KWH", "0.1589", "28.96"));
    lines.add(line("Network & capacity", "1", "C62", "52.23", "52.23"));
    lines.add(line("Injection", "-44", "KWH", "0.04", "-1.76"));
    BigDecimal sign = credit ? BigDecimal.ONE.negate() : BigDecimal.ONE;
    List<Line> signed =
        lines.stream()
            .map(
                l ->
                    new Line(
                        l.name(),
                        l.from(),
                        l.to(),
                        l.quantity().multiply(sign),
                        l.unit(),
                        l.price(),
                        l.amount().multiply(sign),
                        l.category(),
                        l.percent()))
            .toList();
    BigDecimal base = signed.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal vat = base.multiply(new BigDecimal("0.06")).setScale(2, RoundingMode.HALF_UP);
    return new EInvoice(
        credit,
        "ZS-2026-000123",
        LocalDate.of(2026, 11, 3),
        LocalDate.of(2026, 11, 18),
        SampleLetters.OCTOBER,
        SampleLetters.NOVEMBER,
        Currency.getInstance("EUR"),
        corrects,
        SampleLetters.belgian(),
        SampleLetters.customer(),
        "1000000017",
        "BE71 0961 2345 6769",
        "GKCCBEBB",
        "+++090/9337/55493+++",
        signed,
        List.of(new Vat(Category.S, new BigDecimal("6"), base, vat, null)));
  }

  private static Line line(String name, String quantity, String unit, String price, String amount) {
    return new Line(
        name,
        SampleLetters.OCTOBER,
        SampleLetters.NOVEMBER,
        new BigDecimal(quantity),
        unit,
        new BigDecimal(price),
        new BigDecimal(amount),
        Category.S,
        new BigDecimal("6"));
  }

  /** What the official rules find wrong, warnings apart. */
  static List<String> broken(byte[] document, boolean credit) {
    IValidationExecutorSet<IValidationSourceXML> rules =
        RULES.findFirst(
            set ->
                set.getID().getGroupID().equals("eu.peppol.bis3")
                    && set.getID().getArtifactID().equals(credit ? "creditnote" : "invoice")
                    && !set.getStatus().isDeprecated());
    ValidationResultList results =
        ValidationExecutionManager.executeValidation(
            IValidityDeterminator.createDefault(),
            rules,
            ValidationSourceXML.create(new ReadableResourceByteArray(document)),
            Locale.ROOT);
    List<String> broken = new ArrayList<>();
    results.forEach(
        result -> {
          for (IError error : result.getErrorList()) {
            if (error.getErrorLevel().isGE(com.helger.diagnostics.error.level.EErrorLevel.ERROR)) {
              broken.add(error.getErrorID() + " " + error.getErrorText(Locale.ROOT));
            }
          }
        });
    assertThat(results).isNotEmpty();
    return broken;
  }
}
