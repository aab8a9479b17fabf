package org.wattline.documents.einvoice;

import io.nayuki.qrcodegen.QrCode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The QR code that banking apps read: SEPA credit transfer by the European Payments Council's
 * EPC069-12, version 002, UTF-8.
 */
public final class EpcQr {
  private static final BigDecimal MOST = new BigDecimal("999999999.99");
  private static final int MAX_NAME = 70;
  private static final int MAX_REMITTANCE = 140;

  private EpcQr() {}

  /**
   * What the code says.
   *
   * @param remittance a creditor reference (ISO 11649, {@code RF…}) is carried as such, anything
   *     else as text
   * @return nothing where there is nothing that can be transferred: no account, no positive amount,
   *     more than the scheme carries
   */
  public static Optional<String> payload(
      String holder, String iban, String bic, BigDecimal amount, String remittance) {
    if (iban.isBlank() || amount.signum() <= 0 || amount.compareTo(MOST) > 0) {
      return Optional.empty();
    }
    String plain = remittance.strip();
    boolean structured = plain.startsWith("RF") && plain.length() <= 25;
    return Optional.of(
        String.join(
            "\n",
            "BCD",
            "002",
            "1",
            "SCT",
            bic.replace(" ", ""),
            cut(holder, MAX_NAME),
            iban.replace(" ", ""),
            "EUR" + amount.setScale(2).toPlainString(),
            "",
            structured ? plain : "",
            structured ? "" : cut(plain, MAX_REMITTANCE)));
  }

  /** The code; medium error correction, as the guideline asks. */
  public static QrCode code(String payload) {
    return QrCode.encodeText(payload, QrCode.Ecc.MEDIUM);
  }

  private static String cut(String text, int most) {
    String line = text.replace('\n', ' ');
    return line.length() <= most ? line : line.substring(0, most);
  }
}
