package org.wattline.billing.documents.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.documents.BillDelivery;
import org.wattline.billing.customers.AccountHolders.HeldAccount;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;

/** Writes and sends the mail that a bill comes with, in the account's language. */
@Component
class BillMail {
  private final JavaMailSender sender;
  private final TenantDirectory directory;
  private final String from;
  private final ResourceBundleMessageSource texts;

  BillMail(
      JavaMailSender sender,
      TenantDirectory directory,
      @Value("${wattline.mail.from:no-reply@wattline.example}") String from) {
    this.sender = sender;
    this.directory = directory;
    this.from = from;
    texts = new ResourceBundleMessageSource();
    texts.setBasename("org.wattline.billing.documents.mail");
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    texts.setFallbackToSystemLocale(false);
  }

  /**
   * @param at when it is sent
   * @throws org.springframework.mail.MailException when the mail server does not take it
   */
  void send(BillDelivery delivery, Bill bill, HeldAccount held, byte[] letter, Instant at) {
    TenantEntry tenant =
        directory
            .byId(TenantScope.current())
            .orElseThrow(() -> new IllegalStateException("The bound tenant left the directory"));
    Locale language = Locale.of(held.account().language(), held.holder().address().country());
    NumberFormat money = NumberFormat.getCurrencyInstance(language);
    money.setCurrency(Currency.getInstance(bill.currency()));
    String due =
        new DateTimeFormatterBuilder()
            .appendLocalized(FormatStyle.LONG, null)
            .toFormatter(language)
            .withChronology(IsoChronology.INSTANCE)
            .format(bill.dueOn());
    Object[] values = {
      held.holder().name(),
      bill.number(),
      money.format(bill.total().abs()),
      due,
      tenant.brand().displayName(),
      tenant.portalHosts().isEmpty() ? "" : tenant.portalHosts().getFirst(),
      bill.paymentReference()
    };
    String kind =
        bill.total().signum() > 0 ? "owed" : bill.total().signum() < 0 ? "credit" : "nothing";
    MimeMessage message = sender.createMimeMessage();
    try {
      MimeMessageHelper mail = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
      mail.setFrom(from, tenant.brand().displayName());
      if (tenant.brand().supportEmail() != null) {
        mail.setReplyTo(tenant.brand().supportEmail());
      }
      mail.setSentDate(Date.from(at));
      mail.setTo(delivery.recipient());
      mail.setSubject(texts.getMessage("subject." + kind, values, language));
      mail.setText(texts.getMessage("text." + kind, values, language));
      mail.addAttachment(bill.number() + ".pdf", new ByteArrayResource(letter), "application/pdf");
      // the same for every attempt, so that a receiver can tell a repetition
      message.setHeader("Message-ID", "<" + delivery.id() + "@bills.wattline>");
    } catch (MessagingException | java.io.UnsupportedEncodingException broken) {
      throw new MailPreparationException(broken);
    }
    sender.send(message);
  }
}
