package org.wattline.console.cash;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.wattline.billing.contract.bank.BankApi;
import org.wattline.billing.contract.bank.BankFile;
import org.wattline.billing.contract.bank.BankStatement;

/**
 * Hands a bank's file to the service, which books it whole before it answers: that may take longer
 * than a page waits for anything else.
 *
 * @param bank a client that waits
 */
public record BankFileLoader(BankApi bank) {

  /**
   * What became of a file.
   *
   * @param statements in the file's order
   */
  record Receipt(BankFile file, List<BankStatement> statements) {}

  Receipt load(String name, byte[] content) {
    BankFile file =
        bank.load(name, new InputStreamResource(new ByteArrayInputStream(content), name));
    return new Receipt(file, bank.statements(file.id()));
  }
}
