package org.wattline.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.wattline.documents.Letter.Kind;
import org.wattline.documents.Letter.Original;
import org.wattline.documents.pdf.LetterPdf;

class LetterPdfTest {
  private static final Locale DUTCH = Locale.forLanguageTag("nl-BE");

  @BeforeAll
  static void validator() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  static Stream<Arguments> letters() {
    return Stream.of("nl-BE", "fr-BE", "en-IE", "en-US")
        .map(Locale::forLanguageTag)
        .flatMap(
            language ->
                Stream.of(
                    Arguments.of(language, SampleLetters.flemish(language)),
                    Arguments.of(
                        language,
                        SampleLetters.letter(
                            language, Kind.BILL, null, 150, SampleLetters.of("-84.20"), false))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("letters")
  void everyLetterIsArchivalAndAccessibleByTheValidatorOfTheStandards(
      Locale language, Letter letter) throws VeraPDFException, IOException {
    byte[] pdf = LetterPdf.render(letter);

    assertThat(broken(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
    assertThat(broken(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void theSameLetterGivesTheSameBytes() {
    assertThat(LetterPdf.render(SampleLetters.flemish(DUTCH)))
        .isEqualTo(LetterPdf.render(SampleLetters.flemish(DUTCH)));
  }

  @Test
  void aBillSaysWhatIsOwedUntilWhenAndHowItIsPaid() throws IOException {
    String text = text(LetterPdf.render(SampleLetters.flemish(DUTCH)));

    assertThat(text)
        .contains("Factuur ZS-2026-000123", "€ 84,20", "18 november 2026")
        .contains("BE71 0961 2345 6769", "+++090/9337/55493+++")
        .contains("182,25", "0,1589", "(geschat)", "Btw", "6 %")
        .contains("Ombudsdienst");
  }

  @Test
  void whoIsOwedMoneyIsNotAskedToPay() throws IOException {
    Letter credit =
        SampleLetters.letter(
            DUTCH,
            Kind.CORRECTION,
            new Original("ZS-2026-000100", LocalDate.of(2026, 10, 2)),
            0,
            SampleLetters.of("-12.40"),
            false);

    String text = text(LetterPdf.render(credit));

    assertThat(text).contains("U krijgt € 12,40 terug", "Dit verbetert ZS-2026-000100");
    assertThat(text).doesNotContain("Hoe u betaalt", "IBAN");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyKindOfDocumentHasItsNameInEveryLanguage(Kind kind) throws IOException {
    for (String language : new String[] {"nl-BE", "fr-BE", "en-IE", "en-US"}) {
      Letter letter =
          SampleLetters.letter(
              Locale.forLanguageTag(language), kind, null, 0, SampleLetters.of("1.00"), false);

      assertThat(text(LetterPdf.render(letter))).contains("ZS-2026-000123");
    }
  }

  @Test
  void aCharacterThatTheFaceLacksDoesNotStopTheBill() throws IOException {
    Letter letter = SampleLetters.flemish(DUTCH);
    Letter odd =
        new Letter(
            letter.language(),
            letter.letterhead(),
            new Party(
                "王小明 \u0007",
                "Meir 1",
                null,
                "2000",
                "Antwerpen",
                null,
                "BE",
                null,
                null,
                null,
                null,
                null),
            letter.kind(),
            letter.accountNumber(),
            letter.number(),
            letter.issuedOn(),
            letter.dueOn(),
            letter.from(),
            letter.to(),
            null,
            letter.supplies(),
            letter.currency(),
            letter.groups(),
            letter.taxes(),
            letter.total(),
            letter.toPay(),
            letter.payment(),
            letter.usage(),
            false,
            letter.notices());

    assertThat(text(LetterPdf.render(odd))).contains("???");
  }

  private static java.util.List<String> broken(byte[] pdf, PDFAFlavour flavour)
      throws VeraPDFException, IOException {
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      assertThat(result.getTotalAssertions()).isPositive();
      return result.getTestAssertions().stream()
          .map(
              a ->
                  a.getRuleId().getClause()
                      + " "
                      + a.getMessage()
                      + " "
                      + a.getLocation().getContext())
          .toList();
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
    }
  }
}
